// The bar at the top: hours written down in one line, taken back, and the timer that outlives the window.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TODAY, Window, fillIdentity } from "../harness.mjs";

let window;
before(async () => {
  window = await Window.open();
  await fillIdentity(window);
  await window.click("identity-create");
  await window.find("screen-today");
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
