// The first screen, in the real window: five questions, each line with its one-key action, every figure with its rows.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Window, carnet, demoBook } from "../harness.mjs";

/** "1 234,50 €" as cents, so that what is on screen can be summed without floats. */
const cents = (text) => {
  const [whole, part = "00"] = text.replace(/[^\d,]/g, "").split(",");
  return Number(whole) * 100 + Number(part.padEnd(2, "0"));
};
const euros = (decimal) => cents(decimal.replace(".", ","));

describe("today", () => {
  let window;
  let book;
  before(async () => {
    book = mkdtempSync(join(tmpdir(), "carnet-today-"));
    demoBook(book);
    carnet(book, "follow-up", "add", "--client", "Garage", "--on", "aujourd'hui", "Rappeler pour le site");
    window = await Window.open({ book });
    await window.find("nav");
    await window.find("figures");
  });
  after(async () => {
    await window?.close();
    rmSync(book, { recursive: true, force: true });
  });

  /** What the terminal program says of the day: the window's word is not taken for it. */
  const today = () => JSON.parse(carnet(book, "report", "today", "--json"));
  const plannedFor = () => JSON.parse(carnet(book, "follow-up", "list", "--json")).items.find((item) => item.note === "Rappeler pour le site")?.on;
  const line = (text) => window.page.$(`//li[@data-testid="line"][contains(., "${text}")]`);
  const chosen = () => window.page.execute(() => document.querySelector('[data-testid="line"][aria-current="true"]')?.innerText ?? "");
  const chosenKey = () => window.page.execute(() => document.querySelector('[data-testid="line"][aria-current="true"]')?.dataset.key ?? "");
  /** Moves down with the arrow until the chosen line says `text`. */
  async function arrowTo(text) {
    await window.keys("Home");
    for (let step = 0; step < 60; step += 1) {
      if ((await chosen()).includes(text)) return;
      await window.keys("ArrowDown");
    }
    assert.fail(`no line says ${text}`);
  }

  test("the questions stand in their order, what is pressing first and chosen", async () => {
    const order = await window.page.execute(() => [...document.querySelectorAll("main h2")].map((one) => one.innerText.replace(/\s/g, " ")));
    assert.deepEqual(order, ["Qui relancer ?", "Que me doit-on ?", "Que dois-je ?", "Qu’ai-je oublié de noter ?", "Où en suis-je ce mois ?"]);
    assert.match(await chosen(), /aujourd’hui/, "a follow-up of today is the first line, chosen already");
    await window.shot("today");
  });

  test("with the mouse: a follow-up is postponed by three days and taken back, without leaving the list", async () => {
    await window.hit(await line("Rappeler pour le site"));
    await window.hit(await (await line("Rappeler pour le site")).$('[data-testid="postpone-open"]'));
    await window.find("postpone");
    await window.shot("today-postpone");
    await window.click("postpone-3");
    await window.gone("postpone");
    await window.until(() => plannedFor() === "2026-11-26", "three days from today, in the book");
    await window.find("screen-today");
    await window.clickToast();
    await window.until(() => plannedFor() === "2026-11-23", "the old date is back");
  });

  test("with the keyboard: done, postponed and taken back by one key each, the next line chosen", async () => {
    await window.page.execute(() => document.activeElement.blur());
    await arrowTo("Rappeler pour le site");
    await window.keys("f");
    await window.until(async () => !(await (await line("Rappeler pour le site")).isExisting()), "done");
    assert.notEqual(await chosenKey(), "", "the next line is chosen at once");
    await window.keys("Control", "z");
    await window.until(async () => (await line("Rappeler pour le site")).isExisting(), "taken back");
    await arrowTo("Rappeler pour le site");
    await window.keys("r");
    await window.find("postpone");
    await window.keys("7");
    await window.gone("postpone");
    await window.until(() => plannedFor() === "2026-11-30", "seven days from today");
    await window.until(
      async () => !/Rappeler pour le site/.test(await window.page.execute(() => document.querySelector('[data-testid="line"][aria-current="true"]').innerText)),
      "it went down the list, and the next line is chosen",
    );
    await window.keys("Control", "z");
    await window.until(() => plannedFor() === "2026-11-23", "taken back again");
  });

  test("what is due: the rows behind the figure sum to it, one key records a payment", async () => {
    assert.equal(cents(await window.text("owed")), euros(today().owed));
    await window.click("owed-rows");
    const sum = await window.page.execute(() => [...document.querySelectorAll('[data-testid="section-due"] li.late .figure, [data-testid="section-due"] li.unpaid .figure')].map((one) => one.innerText));
    assert.equal(
      sum.reduce((total, text) => total + cents(text), 0),
      euros(today().owed),
      "late invoices and those that wait make what is owed",
    );
    await window.shot("today-owed");
    await window.keys("p");
    await window.find("pay-form");
    await window.keys("Escape");
    await window.keys("1");
    await window.find("figures");
  });

  test("what I owe: contributions on what was collected this month, said to be an estimate, open their months", async () => {
    const { totals } = JSON.parse(carnet(book, "report", "profit", "--month", "2026-11", "--json"));
    const owed = await (await line("Cotisations")).getText();
    assert.match(owed, /estimé/);
    assert.equal(cents(await (await line("Cotisations")).$(".figure").getText()), euros(totals.contributions));
    await window.page.execute(() => document.activeElement.blur());
    await arrowTo("Cotisations");
    await window.keys("o");
    await window.find("screen-profitability");
    await window.until(async () => /novembre 2026/.test(await window.text("screen-profitability")), "the month that they are counted on");
    await window.keys("1");
    await window.find("figures");
  });

  test("what was not written down: one key begins the line of that day", async () => {
    await window.page.execute(() => document.activeElement.blur());
    await window.click("unclaimed-rows");
    await window.page.execute(() => document.activeElement.blur());
    const before = Number(today().unclaimed_hours);
    await window.keys("e");
    const entry = await window.find("entry-line");
    assert.match(await entry.getValue(), /^\d\d\/11\/2026 \d\d:\d\d-\d\d:\d\d $/, "the day and its first hole are there");
    await window.write("administratif");
    await window.shot("today-write");
    await window.keys("Enter");
    await window.until(() => Number(today().unclaimed_hours) < before, "the hole is filled in the book");
    await window.page.execute(() => document.activeElement.blur());
  });

  test("how I am doing: each figure opens what is behind it", async () => {
    for (const [tile, screen] of [
      ["tile-true-hour", "screen-profitability"],
      ["tile-hours", "screen-hours"],
      ["tile-collected", "screen-profitability"],
      ["tile-quotes", "screen-quotes"],
    ]) {
      await window.click(tile);
      await window.find(screen);
      await window.click("nav-today");
      await window.find("figures");
    }
  });

  test("? lists the keys; the eye hides every amount", async () => {
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("?");
    assert.match(await window.text("keys"), /Relance faite/);
    await window.keys("Escape");
    await window.gone("keys");
    await window.keys("h");
    assert.doesNotMatch(await window.text("screen-today"), /\d,\d\d\s€/, "no amount is left on screen");
    await window.keys("h");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
