// The bar at the top: hours written down in one line, taken back, and the timer that outlives the window.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TODAY, Window, carnet, fillIdentity } from "../harness.mjs";

let window;
before(async () => {
  window = await Window.open();
  await fillIdentity(window);
  await window.click("identity-create");
  await window.find("screen-today");
  carnet(window.book, "client", "add", "Acme SARL");
});
after(() => window?.close());

test("the line says what it understood before Enter", async () => {
  await window.keys("e");
  await window.write("14:00-15:30 prospection");
  assert.match(await window.text("entry-said"), /1.h.30/, "the length is read");
  assert.match(await window.text("entry-said"), /Prospection/, "the motive is named in the page's words");
  await window.shot("hours-line");
  await window.keys("Enter");
  await window.gone("entry-said");
  assert.equal(await (await window.find("entry-line")).getValue(), "", "the line is free for the next entry");
});

test("what is not understood is said and stays typed", async () => {
  await window.type("entry-line", "25:99 quelque chose");
  await window.keys("Enter");
  assert.ok((await window.text("entry-said")).length > 10, "a sentence says what is wrong");
  assert.equal(await (await window.find("entry-line")).getValue(), "25:99 quelque chose", "nothing typed is lost");
  await window.shot("hours-refused");
  await window.type("entry-line", "2h personne");
  await window.until(async () => /«\spersonne\s» n’en désigne aucun/.test(await window.text("entry-said")), "the name that nobody has, in a sentence set as all are");
  await window.keys("Escape");
});

test("Ctrl Z takes the entry back", async () => {
  await window.type("entry-line", "2h administratif");
  await window.keys("Enter");
  await window.until(async () => (await (await window.find("entry-line")).getValue()) === "", "the entry written down");
  await window.keys("Escape");
  await window.keys("Control", "z");
  await window.until(
    async () => /Annulé/.test(await window.page.execute(() => document.body.innerText)),
    "a sentence that says what was taken back",
  );
});

test("the word at the cursor is completed, with the keyboard or the mouse", async () => {
  await window.type("entry-line", "1h acm");
  await window.find("entry-proposals");
  await window.shot("hours-completion");
  await window.keys("Tab");
  assert.equal(await (await window.find("entry-line")).getValue(), '1h @"Acme SARL" ', "the client's name, as the line reads it");
  await window.write("app");
  await window.hit(await window.find("proposal-motive"));
  assert.equal(await (await window.find("entry-line")).getValue(), '1h @"Acme SARL" appel ');
  await window.until(async () => /1.h.*Acme SARL.*Téléphone/s.test(await window.text("entry-said")), "what it understood, before Enter");
  await window.keys("Enter");
  await window.until(async () => (await (await window.find("entry-line")).getValue()) === "", "the entry written down");
  const [entry] = JSON.parse(carnet(window.book, "hours", "list", "--client", "Acme", "--json")).entries;
  assert.deepEqual([entry.minutes, entry.motive], [60, "phone"]);
  await window.keys("Escape");
});

test("the timer is moved by what was forgotten, and the last work is timed again", async () => {
  const clock = () => window.text("timer-clock");
  await window.click("timer-resume");
  await window.find("timer");
  assert.match(await window.text("timer"), /Acme SARL · Téléphone/, "what was written down last");
  await window.click("timer-plus-15");
  await window.until(async () => /^00:1[56]$/.test(await clock()), "a quarter of an hour more");
  await window.click("timer-minus-5");
  await window.until(async () => /^00:1[01]$/.test(await clock()), "five minutes less");
  assert.match(await window.page.getTitle(), /^00:1[01] · Acme SARL · Carnet$/, "the running time in the title");
  await window.shot("hours-timer-moved");
  await window.click("timer-stop");
  await window.gone("timer");
  assert.match(await window.page.getTitle(), /· Carnet$/);
  assert.doesNotMatch(await window.page.getTitle(), /^00:/, "no time in the title any more");
});

test("the timer goes on while the window is closed", async () => {
  await window.type("entry-line", "prospection");
  await window.click("timer-start");
  await window.find("timer");
  await window.shot("hours-timer");
  const { book, home } = window;
  const again = await window.reopen();
  assert.equal(again.book, book, "the same book");
  assert.equal(again.home, home, "of the same user");
  await window.find("timer");
  await window.click("timer-stop");
  await window.gone("timer");
  assert.equal(await window.trouble(), "", `nothing went wrong on ${TODAY}`);
});
