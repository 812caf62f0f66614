// Step 12 of the journey, in the real window: what an hour of each client really earned, and the rows behind each figure.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet, demoBook } from "../harness.mjs";

/** "−1 234,50 €" as cents, so that what is on screen can be summed without floats. */
const cents = (text) => {
  const digits = text.replace(/[^\d,−-]/g, "").replace("−", "-");
  const [whole, part = "00"] = digits.replace(/^-/, "").split(",");
  return (digits.startsWith("-") ? -1 : 1) * (Number(whole) * 100 + Number(part.padEnd(2, "0")));
};
const euros = (decimal) => cents(decimal.replace(".", ","));

describe("profitability", () => {
  let window;
  let book;
  before(async () => {
    book = mkdtempSync(join(tmpdir(), "carnet-profit-"));
    demoBook(book);
    window = await Window.open({ book });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(book, { recursive: true, force: true });
  });

  /** The report as the terminal program gives it: the window's word is not taken for it. */
  const report = (...period) => JSON.parse(carnet(book, "report", "profit", ...period, "--json"));
  const twelve = () => report("--from", "2025-12", "--to", "2026-11");
  const named = (profit, id) => profit.clients.find((row) => String(row.client_id) === id);
  const rowIds = () => window.page.execute(() => [...document.querySelectorAll('[data-testid="clients"] [data-testid="row"]')].map((row) => row.dataset.id));
  const amounts = (of) =>
    window.page.execute((testid) => [...document.querySelectorAll(`[data-testid="${testid}"] [data-testid="row"] .amount`)].map((one) => one.innerText), of);

  test("the client that eats the margin stands first, by its word, and in a sentence", async () => {
    await window.click("nav-profitability");
    await window.find("report");
    await window.until(async () => (await rowIds()).length > 5, "the clients");
    const [first] = await rowIds();
    const profit = twelve();
    const row = named(profit, first);
    assert.equal(row.rate_check, "below_floor", "who eats the margin is under the floor");
    assert.match(await window.text("clients"), /mange la marge/, "a word says it, not the colour alone");
    assert.match(await window.text("eater"), new RegExp(row.client), "and the sentence names the same client");
    assert.equal(cents((await window.text("overall")).replace("/h", "")), euros(profit.totals.true_hour), "the true hour of all");
    await window.shot("profitability");
  });

  test("with the mouse: a click on the sentence opens the client, each figure its rows, a row its record", async () => {
    await window.click("eater");
    await window.find("profit-panel");
    await window.find("waterfall");
    const [id] = await rowIds();
    const row = named(twelve(), id);
    await window.shot("profitability-panel");
    for (const [figure, value] of [
      ["quoted", row.quoted_net],
      ["invoiced", row.invoiced_net],
      ["collected", row.collected_net],
    ]) {
      await window.click(`figure-${figure}`);
      await window.find("behind-rows");
      assert.equal(cents(await window.text("behind-figure")), euros(value), `${figure} is the engine's`);
      const sum = (await amounts("behind-rows")).reduce((total, text) => total + cents(text), 0);
      assert.equal(sum, euros(value), `the rows of ${figure} sum to it`);
      await window.click("behind-back");
      await window.find("waterfall");
    }
    await window.click("step-true");
    await window.find("behind");
    await window.click("made-net");
    await window.until(async () => cents(await window.text("behind-figure")) === euros(row.net), "the net that the true hour is made of");
    await window.click("made-collected");
    await window.until(async () => cents(await window.text("behind-figure")) === euros(row.collected_net), "and the money that the net is made of");
    await window.shot("profitability-rows");
    await window.hit(window.page.$('[data-testid="behind-rows"] [data-testid="row"] button'));
    await window.find("screen-invoices");
    await window.find("invoice-panel");
  });

  test("with the keyboard: arrows move through clients, f and Enter open figures, Escape goes back step by step", async () => {
    await window.keys("7");
    await window.find("report");
    await window.page.execute(() => document.activeElement.blur());
    while (await window.page.$('[data-testid="profit-panel"]').isExisting()) await window.keys("Escape");
    await window.keys("ArrowDown");
    await window.find("waterfall");
    const first = await window.page.$('[data-testid="profit-panel"] h2').getText();
    await window.keys("ArrowDown");
    await window.until(async () => (await window.page.$('[data-testid="profit-panel"] h2').getText()) !== first, "the panel follows the list");
    await window.keys("f");
    await window.keys("Enter");
    await window.find("behind");
    await window.keys("ArrowDown");
    await window.until(() => window.page.$('[data-testid="behind-rows"] [aria-selected="true"]').isExisting(), "a row is chosen");
    await window.keys("Escape");
    await window.find("waterfall");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("End");
    await window.until(async () => /Sans client/.test(await window.text("profit-panel")), "hours for nobody have their row, the last");
    await window.keys("Escape");
    await window.gone("profit-panel");
  });

  test("the mark answers an arrow in its frame and the panel in the one after it; held, the panel follows once it rests, and the next key is for the row that it came to", async () => {
    const ids = await rowIds();
    await window.click("clients");
    await window.keys("Home");
    await window.until(async () => /profit-panel/.test(await window.page.execute(() => document.querySelector("aside.panel")?.dataset.testid ?? "")), "the first client's panel");
    const titled = () => window.page.execute(() => document.querySelector("[data-testid='profit-panel'] h2").textContent);
    const first = await titled();
    const run = await window.page.executeAsync(async (done) => {
      const hold = (key, repeat) => document.querySelector("[data-testid='clients']").dispatchEvent(new KeyboardEvent("keydown", { key, repeat, bubbles: true, cancelable: true }));
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      const seen = [];
      const see = () => seen.push([document.querySelector("[data-testid='clients'] [aria-selected='true']").dataset.id, document.querySelector("[data-testid='profit-panel'] h2").textContent]);
      for (let at = 0; at < 4; at += 1) {
        hold("ArrowDown", true);
        await frame();
        await frame();
        see();
      }
      hold("ArrowUp", false);
      await frame();
      see();
      done(seen);
    });
    assert.deepEqual(run.map(([id]) => id), [...ids.slice(1, 5), ids[3]], "the mark runs along");
    assert.ok(run.every(([, title]) => title === first), `the panel waits: ${run}`);
    const { client } = named(twelve(), ids[3]);
    await window.until(async () => (await titled()) === client, "one row up from where it had come to");
    assert.ok((await window.page.getUrl()).endsWith(`/${ids[3]}`), "and the address with it");
    await window.keys("Escape");
    await window.gone("profit-panel");
  });

  test("what if this client left: the hour without them, and the rows behind what would be missing", async () => {
    const { client, client_id } = twelve().clients.find((row) => Number(row.collected_net) > 0);
    const expected = JSON.parse(carnet(book, "simulate", "drop", client, "--from", twelve().from, "--to", twelve().to, "--json"));
    await window.page.execute((id) => (location.hash = `#/profitability/${id}`), client_id);
    await window.find("profit-panel");
    await window.keys("s");
    await window.find("dropped-hour");
    const written = (amount) => amount.replace(".", ",");
    const hours = (await window.text("dropped-hour")).replace(/\s/g, "");
    assert.ok(hours.includes(written(expected.true_hour)) && hours.includes(written(expected.true_hour_without)), `${hours}: before and after`);
    assert.match((await window.text("dropped-net")).replace(/[\s\u202f]/g, ""), new RegExp(written(expected.net_lost)));
    await window.shot("profitability-without-client");
    await window.click("dropped-net");
    await window.find("behind");
    await window.keys("Escape");
    await window.keys("s");
    await window.find("dropped");
    await window.keys("Escape");
    await window.find("waterfall");
    await window.keys("Escape");
    await window.gone("profit-panel");
  });

  test("the period: one key each, arrows through time, remembered", async () => {
    await window.keys("m");
    await window.until(async () => /novembre 2026/.test(await window.text("screen-profitability")), "this month");
    await window.keys("ArrowLeft");
    await window.until(async () => /octobre 2026/.test(await window.text("screen-profitability")), "the month before");
    assert.equal(await (await window.find("period")).getValue(), "month1", "and the picker says so");
    const hours = report("--month", "2026-10").totals.hours;
    const said = `${Math.floor(Number(hours))}`;
    await window.until(async () => (await window.text("verdict")).includes(said), "the hours of that month");
    await window.keys("ArrowRight");
    await window.keys("ArrowRight");
    await window.until(async () => /novembre 2026/.test(await window.text("screen-profitability")), "nothing lies beyond today");
    await window.shot("profitability-month");
    await window.keys("t");
    await window.until(async () => /oct\. – déc\. 2026/.test(await window.text("screen-profitability")), "this quarter");
    await window.reopen();
    await window.find("report");
    assert.equal(await (await window.find("period")).getValue(), "quarter0", "the period is found again");
  });

  test("a typed period is read by the engine, and refused beside its field", async () => {
    await window.choose("period", "free0");
    await window.type("period-from", "31/02");
    await window.until(() => window.invalid("period-from"), "31 February refused beside the field");
    await window.shot("profitability-refused");
    await window.type("period-from", "01/03");
    await window.type("period-to", "30/06");
    await window.until(async () => /mars – juin 2026/.test(await window.text("screen-profitability")), "whole months");
    assert.equal(await window.invalid("period-from"), false);
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("d");
    await window.until(async () => /déc\. 2025 – nov\. 2026/.test(await window.text("screen-profitability")), "the last twelve months");
  });

  test("the months: a tip by the keyboard too, a table for who cannot see the drawing, Enter looks at a month", async () => {
    await window.find("chart");
    await window.page.execute(() => document.querySelector('[data-testid="month-2026-10"]').focus());
    assert.match(await window.text("tip"), /Octobre 2026/i);
    await window.keys("ArrowRight");
    assert.match(await window.text("tip"), /Novembre 2026/i);
    await window.shot("profitability-tip");
    const name = await window.page.execute(() => document.activeElement.getAttribute("aria-label"));
    assert.match(name, /novembre 2026.*encaissé.*Heure vraie/, "the month says its figures");
    await window.keys("Enter");
    await window.until(async () => (await (await window.find("period")).getValue()) === "month0", "Enter looks at that month");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("g");
    assert.match(await window.text("month-table"), /oct\. 2026/);
    await window.keys("g");
    await window.find("chart");
    await window.keys("d");
  });

  test("sorted by a column, and hidden by the eye", async () => {
    await window.click("sort-revenue_share");
    await window.click("sort-revenue_share");
    const profit = twelve();
    const most = [...profit.clients].sort((a, b) => Number(b.revenue_share) - Number(a.revenue_share))[0];
    await window.until(async () => (await rowIds())[0] === String(most.client_id), "the client that brought most");
    assert.match(await window.text("dependency"), new RegExp(`${most.client} fait ${most.revenue_share.replace(".", ",")}`), "the dependency names it with its share");
    await window.keys("h");
    assert.doesNotMatch(await window.text("report"), /\d+,\d\d\s€/, "no amount is left on screen");
    await window.shot("profitability-hidden");
    await window.keys("h");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});

test("a new book says what will stand here, and what to do", async () => {
  const book = mkdtempSync(join(tmpdir(), "carnet-profit-"));
  const { name, address, siret, iban } = IDENTITY;
  carnet(book, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "micro-bnc", "--vat", "franchise");
  const window = await Window.open({ book });
  try {
    await window.find("nav");
    await window.keys("7");
    await window.find("empty");
    await window.shot("profitability-empty");
    await window.click("empty-hours");
    await window.find("screen-hours");
    assert.equal(await window.trouble(), "");
  } finally {
    await window.close();
    rmSync(book, { recursive: true, force: true });
  }
});
