// Agenda in the real window: dates of every kind on a month and a week, moved by the mouse and by the keyboard, and what
// cannot be moved says why.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

describe("agenda", () => {
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-agenda-"));
    const run = (...words) => carnet(folder, ...words);
    const { name, address, siret, iban } = IDENTITY;
    run("init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "micro-bnc", "--vat", "franchise");
    run("client", "add", "Acme SARL");
    run("client", "add", "Zoé Traduction");
    run("quote", "new", "--client", "Acme", "--line", "Refonte du site;160;h;37,50", "--estimate", "160");
    run("quote", "send", "D2026-0001", "--follow-up", "+7j");
    const order = join(folder, "bon-signe.pdf");
    writeFileSync(order, "%PDF-1.7\nBon pour accord\n");
    run("quote", "accept", "D2026-0001", "--signed", order, "--on", "2026-11-20", "--signatory", "Claire Dubœuf");
    run("mission", "deadline", "1", "2026-12-04", "--reason", "convenu à la commande");
    run("invoice", "propose");
    run("invoice", "issue", "1");
    run("follow-up", "add", "--client", "Zoé", "--on", "2026-11-25", "Rappeler après sa réunion");
    window = await Window.open({ book: folder });
    await window.find("nav");
    await window.keys("9");
    await window.find("days");
    await window.until(() => find("Zoé"), "the follow-up of Zoé in the month");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The key of the item of a client, of a kind when it is named. */
  const find = (client, kind = "") =>
    window.page.execute(
      (text, start) =>
        [...document.querySelectorAll("[data-testid=item]")].find((item) => item.innerText.includes(text) && item.dataset.key.startsWith(start))?.dataset.key ?? null,
      client,
      kind,
    );
  const dayOf = (key) => window.page.execute((one) => document.querySelector(`[data-key="${one}"]`)?.closest("[data-day]")?.dataset.day ?? null, key);
  const middle = (selector) =>
    window.page.execute((one) => {
      const { left, top, width, height } = document.querySelector(one).getBoundingClientRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + Math.min(height / 2, 40)) };
    }, selector);
  const stands = (key, day) => window.until(async () => (await dayOf(key)) === day, `${key} on ${day}`);
  const open = () => JSON.parse(carnet(folder, "follow-up", "list", "--json")).items;
  const cursor = () => window.page.execute(() => document.querySelector("[role=gridcell][aria-selected=true]").dataset.day);

  async function drag(key, day, { drop = true } = {}) {
    const from = await middle(`[data-key="${key}"]`);
    const to = await middle(`[data-day="${day}"]`);
    const hand = window.page.action("pointer").move(from).down().move({ x: from.x + 8, y: from.y, duration: 20 }).move({ ...to, duration: 80 });
    if (drop) return hand.up().perform();
    return hand.perform(true);
  }

  test("every kind is counted in words, and the month shows where it stands", async () => {
    assert.match(await window.text("filter-follow_up"), /Relances\s*[1-9]/, "follow-ups by their word");
    assert.match(await window.text("filter-deadline"), /Échéances\s*1/, "the deadline of the mission");
    assert.equal(await dayOf(await find("Acme", "deadline")), "2026-12-04", "in a week that November touches");
    await window.shot("agenda-month");
    await window.click("filter-follow_up");
    await window.until(async () => !(await find("Zoé")), "follow-ups are filtered out");
    await window.click("filter-follow_up");
    await window.until(() => find("Zoé"), "and back");
  });

  test("a follow-up is dragged to another day, and undone from the toast", async () => {
    const key = await find("Zoé");
    await stands(key, "2026-11-25");
    await drag(key, "2026-11-27", { drop: false });
    assert.match(await window.text("ghost"), /27/, "the ghost says the day it would fall on");
    await window.keys("Escape");
    await window.gone("ghost");
    await window.page.action("pointer").up().perform();
    await stands(key, "2026-11-25");
    await drag(key, "2026-11-27", { drop: false });
    await window.keys("Control", "z");
    await window.gone("ghost");
    await window.page.action("pointer").up().perform();
    await stands(key, "2026-11-25");
    assert.ok(open().some((one) => one.client === "Zoé Traduction"), "Ctrl Z gave the drag up and took back nothing that was written before");
    await drag(key, "2026-11-27");
    await stands(key, "2026-11-27");
    assert.ok(open().some((one) => one.on === "2026-11-27" && one.client === "Zoé Traduction"), "the book says so too");
    await window.clickToast();
    await stands(key, "2026-11-25");
  });

  test("what is printed on a paper says why it does not move", async () => {
    await window.keys("PageDown");
    await window.until(() => find("Acme", "payment"), "the payment expected in December");
    const key = await find("Acme", "payment");
    const day = await dayOf(key);
    await drag(key, "2026-12-16");
    await window.until(async () => /imprimée sur la facture/.test(await window.page.$("[data-sonner-toaster]").getText()), "the reason, and what to do instead");
    assert.equal(await dayOf(key), day, "it stays where it was");
  });

  test("a deadline asks for its reason before it moves", async () => {
    const key = await find("Acme", "deadline");
    await stands(key, "2026-12-04");
    await drag(key, "2026-12-11");
    await window.find("move-form");
    await window.shot("agenda-deadline");
    await window.click("move-save");
    await window.until(() => window.invalid("move-reason"), "no reason, no move: said beside the field");
    await window.type("move-reason", "textes du client attendus");
    await window.click("move-save");
    await window.gone("move-form");
    await stands(key, "2026-12-11");
    const { deadlines } = JSON.parse(carnet(folder, "mission", "show", "1", "--json"));
    assert.deepEqual(
      deadlines.map((one) => [one.date, one.reason]).at(-1),
      ["2026-12-11", "textes du client attendus"],
      "the mission keeps the reason",
    );
    await window.keys("Escape");
    await window.gone("day-panel");
  });

  test("the keyboard alone: to a day, to its item, a day later, a week later, done", async () => {
    await window.keys("t");
    assert.equal(await cursor(), "2026-11-23", "t goes to today");
    await window.keys("ArrowRight");
    await window.keys("ArrowRight");
    assert.equal(await cursor(), "2026-11-25");
    await window.keys("j");
    const key = await find("Zoé");
    assert.equal(await window.page.execute(() => document.activeElement?.dataset.key), key, "j takes the first of the day");
    await window.keys("Alt", "ArrowRight");
    await stands(key, "2026-11-26");
    await window.keys("Alt", "ArrowDown");
    await stands(key, "2026-12-03");
    assert.equal(await cursor(), "2026-12-03", "the cursor goes with it");
    await window.until(() => open().some((one) => one.on === "2026-12-03"), "the book says so");
    await window.keys("d");
    await window.until(
      () => window.page.execute((one) => document.querySelector(`[data-key="${one}"]`)?.dataset.state === "done", key),
      "the follow-up is done and still shown",
    );
  });

  test("n notes a follow-up on the day of the cursor", async () => {
    await window.keys("ArrowRight");
    await window.keys("n");
    await window.find("follow-up-form");
    await window.write("zo");
    await window.keys("Enter");
    await window.type("follow-up-note", "Envoyer les exemples");
    await window.keys("Enter");
    await window.gone("follow-up-form");
    await window.until(() => open().some((one) => one.note === "Envoyer les exemples" && one.on === "2026-12-04"), "on the day of the cursor");
  });

  test("week and list show the same dates; Enter opens the record", async () => {
    await window.keys("w");
    await window.until(() => window.page.execute(() => document.querySelectorAll("[data-testid=day]").length === 7), "seven days");
    await window.shot("agenda-week");
    const from = await cursor();
    await window.keys("PageDown");
    assert.equal((Date.parse(await cursor()) - Date.parse(from)) / 86_400_000, 7, "a page of the week is a week, as in Heures");
    await window.keys("PageUp");
    assert.equal(await cursor(), from);
    await window.keys("l");
    await window.find("coming");
    assert.match(await window.text("coming"), /Envoyer les exemples/, "what comes, day by day");
    await window.shot("agenda-list");
    await window.keys("m");
    await window.find("days");
    await window.keys("j");
    await window.keys("Enter");
    await window.find("screen-prospects");
    await window.find("panel");
  });

  test("the calendar files are named with their path", async () => {
    await window.keys("9");
    await window.find("days");
    await window.keys("i");
    await window.find("feeds-panel");
    assert.match(await window.text("feed-tout"), /tout\.ics$/, "the file with everything");
    await window.shot("agenda-feeds");
    await window.keys("Escape");
    await window.gone("feeds-panel");
    assert.equal(await window.page.$("[data-testid=agenda-empty]").isExisting(), false, "nothing is said over a month that has dates");
    await window.page.execute(() => (location.hash = "#/agenda/2024-03-04"));
    assert.match(await window.text("agenda-empty"), /Aucune date ici/, "an empty month says what to do");
    await window.shot("agenda-empty");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
