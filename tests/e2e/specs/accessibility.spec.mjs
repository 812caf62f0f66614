// axe-core on every screen in the real window, light and dark, in both languages: nothing serious or critical.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { Window, carnet, demoBook } from "../harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = [
  ["fr", "light"],
  ["fr", "dark"],
  ["en", "light"],
  ["en", "dark"],
];

/** Each place by its address, what stands there once it is drawn, and the keys that open what is looked at (`narrow`: and, where there is no room for a paper beside its record, the paper). */
const PLACES = {
  today: { hash: "#/today", shows: "screen-today" },
  postpone: { hash: "#/today", shows: "line", keys: [["r"]], opens: "postpone" },
  prospects: { hash: "#/prospects", shows: "clients" },
  "prospects-board": { hash: "#/prospects", shows: "clients", keys: [["b"]], opens: "board", leave: ["l"] },
  "prospects-panel": { hash: "#/prospects", shows: "clients", keys: [["ArrowDown"]], opens: "panel" },
  "prospects-new": { hash: "#/prospects/new", shows: "new-prospect" },
  "prospects-import": { hash: "#/prospects/import", shows: "import" },
  quotes: { hash: "#/quotes", shows: "quotes" },
  "quotes-panel": { hash: "#/quotes", shows: "quotes", keys: [["ArrowDown"]], opens: "quote-panel" },
  "quotes-editor": { hash: "#/quotes/new/edit", shows: "quote-editor" },
  "quotes-paper": { hash: "#/quotes", shows: "quotes", keys: [["End"], ["Enter"]], opens: "paper", narrow: ["Control", "p"] },
  missions: { hash: "#/missions", shows: "row" },
  "missions-panel": { hash: "#/missions", shows: "row", keys: [["ArrowDown"]], opens: "panel" },
  "hours-week": { hash: "#/hours", shows: "screen-hours", keys: [["w"]] },
  "hours-day": { hash: "#/hours", shows: "screen-hours", keys: [["w"], ["d"]] },
  "hours-month": { hash: "#/hours", shows: "screen-hours", keys: [["m"]], leave: ["w"] },
  invoices: { hash: "#/invoices", shows: "invoices" },
  "invoices-panel": { hash: "#/invoices", shows: "invoices", keys: [["ArrowDown"]], opens: "invoice-panel" },
  "invoices-editor": { hash: "#/invoices/new/edit", shows: "invoice-client" },
  "invoices-received": { hash: "#/invoices/received", shows: "expense-import" },
  "invoices-import": { hash: "#/invoices/received/import", shows: "intake-file" },
  "invoices-expense": { hash: "#/invoices/received/new", shows: "expense-supplier" },
  "invoices-expense-panel": { hash: "#/invoices/received", shows: "row", keys: [["ArrowDown"]], opens: "expense-panel" },
  "invoices-expense-pay": { hash: "#/invoices/received/{unpaid}", shows: "expense-panel", keys: [["p"]], opens: "expense-pay-form" },
  "invoices-expense-file": { hash: "#/invoices/received/{file}", shows: "expense-panel", keys: [["Enter"]], opens: "expense-xml" },
  "invoices-missing": { hash: "#/invoices/{draft}", shows: "missing" },
  "invoices-late": { hash: "#/invoices/{late}", shows: "reminders" },
  "invoices-remind": { hash: "#/invoices/{late}/remind-3", shows: "remind" },
  "invoices-states": { hash: "#/invoices/{refused}", shows: "next-document" },
  "invoices-state": { hash: "#/invoices/{late}/state", shows: "state-form" },
  "invoices-credit": { hash: "#/invoices/{late}/credit", shows: "credit-form" },
  "invoices-pay": { hash: "#/invoices/{late}/pay", shows: "pay-form" },
  "invoices-refund": { hash: "#/invoices/{paid}/refund", shows: "refund-form" },
  "invoices-save": { hash: "#/invoices/{paid}", shows: "invoice-panel", keys: [["x"]], opens: "save-ubl" },
  "invoices-receipts": { hash: "#/invoices/books", shows: "section-receipts" },
  "invoices-purchases": { hash: "#/invoices/books/purchases", shows: "purchases" },
  "invoices-entries": { hash: "#/invoices/books/entries", shows: "section-entries" },
  "invoices-accounts": { hash: "#/invoices/books/accounts", shows: "accounts" },
  "invoices-archive": { hash: "#/invoices/books/archive", shows: "archive-form" },
  "invoices-close": { hash: "#/invoices/books/closings", shows: "section-closings", keys: [["c"]], opens: "close-dialog" },
  "invoices-closings": { hash: "#/invoices/books/closings", shows: "period-2026-11" },
  "invoices-paper": { hash: "#/invoices", shows: "invoices", keys: [["End"], ["Enter"]], opens: "paper", narrow: ["Control", "p"] },
  profitability: { hash: "#/profitability", shows: "screen-profitability" },
  "profitability-panel": { hash: "#/profitability", shows: "screen-profitability", keys: [["ArrowDown"]] },
  "profitability-without": { hash: "#/profitability", shows: "screen-profitability", keys: [["ArrowDown"], ["s"]] },
  treasury: { hash: "#/treasury", shows: "coming" },
  agenda: { hash: "#/agenda", shows: "screen-agenda" },
  "agenda-week": { hash: "#/agenda", shows: "screen-agenda", keys: [["w"]], leave: ["m"] },
  settings: { hash: "#/settings", shows: "screen-settings" },
  guide: { hash: "#/guide/quotes", shows: "guide-page" },
  "guide-law": { hash: "#/guide/law", shows: "law-rule" },
  palette: { hash: "#/today", shows: "screen-today", keys: [["Control", "k"], ["a"]], opens: "palette-item" },
  "palette-clients": { hash: "#/today", shows: "screen-today", keys: [["Control", "k"], ["@"]], opens: "palette-item" },
  keys: { hash: "#/prospects", shows: "clients", keys: [["?"]], opens: "keys" },
  "appearance-menu": { hash: "#/today", shows: "screen-today", clicks: "appearance", opens: "theme-dark" },
};

/** Runs axe in the page; one line for each of the first elements that break a rule. What does not keep someone out is printed on demand. */
async function look(window) {
  if (!(await window.page.execute(() => "axe" in window))) await window.page.execute(AXE);
  return window.page.executeAsync((done) => {
    window.axe.run(document, { resultTypes: ["violations"] }).then(
      ({ violations }) =>
        done(
          violations.flatMap(({ id, impact, nodes }) =>
            nodes.slice(0, 2).map(({ html, any, all }) => ({ impact, says: `${impact} ${id} (${nodes.length}): ${html.slice(0, 200)} ${(any[0] ?? all[0])?.message ?? ""}` })),
          ),
        ),
      (reason) => done([{ impact: "critical", says: `axe failed: ${reason}` }]),
    );
  });
}

/** What one cannot reach in a small window: buttons and fields that stand outside of it, where nothing scrolls to them. */
async function outside(window) {
  return window.page.execute(() => {
    const scrolls = (element) => {
      for (let at = element.parentElement; at; at = at.parentElement) if (at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    const found = document.documentElement.scrollWidth > innerWidth + 1 ? ["the window itself scrolls sideways"] : [];
    for (const one of document.querySelectorAll("button, input, select, textarea, a[href]")) {
      const { left, right, width, height } = one.getBoundingClientRect();
      if (width < 2 || height < 2 || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if ((left < -1 || right > innerWidth + 1) && !scrolls(one)) found.push(`outside the window: ${one.outerHTML.slice(0, 140)}`);
    }
    return found.slice(0, 4);
  });
}

/** Apostrophes that stand straight in what is shown or said: a sentence of the engine that was not set for the window. */
async function straight(window) {
  return window.page.execute(() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) if (!text.parentElement.closest("script, style, pre, code, textarea")) found.push(text.data);
    for (const name of ["title", "aria-label", "placeholder"]) for (const one of document.querySelectorAll(`[${name}]`)) found.push(one.getAttribute(name));
    return [...new Set(found.filter((text) => /\S'\S/.test(text)))].map((text) => `a straight apostrophe: ${text.trim().slice(0, 120)}`).slice(0, 4);
  });
}

/**
 * What is cut: lists that are wider than their place, and boxes of the work that hide a part of what stands in them where nothing
 * scrolls to it. A text that ends in an ellipsis says that it goes on; the hours of a week pass under their column on purpose.
 */
async function cut(window) {
  return window.page.execute(() => {
    const LETTER = 4; // less than that is no letter: a padding, a rounding
    const found = [];
    const name = (one) => `${one.outerHTML.slice(0, 120)} (${one.scrollWidth} × ${one.scrollHeight} in ${one.clientWidth} × ${one.clientHeight})`;
    for (const one of document.querySelectorAll("main *")) {
      if (one.clientWidth < 4 || one.clientHeight < 4 || !one.checkVisibility({ visibilityProperty: true })) continue;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
      const wide = one.scrollWidth > one.clientWidth + LETTER;
      const high = one.scrollHeight > one.clientHeight + LETTER;
      const listed = one.matches(".table, ul, ol, [role='listbox']") && !one.closest("nav");
      if (listed && wide && overflowX !== "visible") found.push(`a list wider than its place: ${name(one)}`);
      if (one.childElementCount === 0 || textOverflow === "ellipsis") continue;
      if (wide && /hidden|clip/.test(overflowX)) found.push(`cut at its side: ${name(one)}`);
      if (high && /hidden|clip/.test(overflowY)) found.push(`cut at its foot: ${name(one)}`);
    }
    return found.slice(0, 4);
  });
}

const isGrave = ({ impact }) => impact === "serious" || impact === "critical";
const grave = (found) => found.filter(isGrave).map(({ says }) => says);

async function dress(window, language, theme) {
  await window.page.execute(
    (language, theme) => {
      localStorage.setItem("carnet.language", language);
      localStorage.setItem("carnet.theme", theme);
    },
    language,
    theme,
  );
  await window.page.refresh();
}

/** Records for the places that want one in a certain state; what the demonstration lacks is added. Their names, by what they stand for. */
function invoiced(book) {
  const said = (...words) => JSON.parse(carnet(book, ...words, "--json"));
  carnet(book, "client", "add", "Atelier Brunel");
  const draft = said("invoice", "new", "--client", "Atelier Brunel", "--line", "Relecture;1;lump;300").id;
  const { invoices } = said("invoice", "list");
  const first = (status) => invoices.find((one) => one.status === status).number;
  const refused = first("issued");
  carnet(book, "invoice", "state", refused, "210", "--reason", "Le bon de commande n'est pas cité");
  carnet(book, "expense", "import", join(import.meta.dirname, "../../../src-tauri/crates/carnet-documents/src/received/tests/invoice-cii.xml"));
  const { expenses } = said("expense", "list");
  const unpaid = expenses.find(({ status }) => status !== "paid").id;
  const file = expenses.find(({ file_name }) => file_name).id;
  return { draft, late: first("late"), paid: first("paid"), refused, unpaid, file };
}

describe("accessibility", () => {
  let window;
  let folder;
  let named;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-access-"));
    const book = demoBook(join(folder, "book"));
    named = invoiced(book);
    window = await Window.open({ book });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Goes to a place as its user does, so that what axe sees is what is seen. */
  async function visit({ hash, shows, keys = [], clicks, opens, narrow }, small) {
    await window.page.execute((place) => {
      document.activeElement?.blur();
      location.hash = "#/treasury"; // from elsewhere: a screen begins anew
      location.hash = place;
    }, hash.replace(/\{(\w+)\}/, (_, name) => named[name]));
    await window.find(shows);
    await window.settled();
    for (const pressed of keys) {
      await window.keys(...pressed);
      await window.settled();
    }
    if (clicks) await window.click(clicks);
    if (small && narrow) await window.keys(...narrow);
    if (opens) await window.find(opens);
    await window.settled();
  }

  /** Closes what was opened in a place, so that the next one begins as for its user. */
  async function leave({ opens, clicks, leave }) {
    if (opens || clicks) await window.keys("Escape");
    if (leave) await window.keys(...leave);
  }

  const wanted = process.env.CARNET_PLACES?.split(",");
  const places = Object.entries(PLACES).filter(([name]) => !wanted || wanted.includes(name));

  /** Goes through the places; what is wrong in each is told once, with the first screens that show it. */
  async function through(places, small, check) {
    const problems = new Map();
    for (const [name, place] of places) {
      const note = (says) => problems.set(says, [...(problems.get(says) ?? []), name]);
      try {
        await visit(place, small);
        await check(name, note);
      } catch (problem) {
        note(problem.message);
      }
      await leave(place);
    }
    return [...problems].map(([says, names]) => `${names.slice(0, 3).join(", ")}: ${says}`);
  }

  // The themes differ in their colours only: each place is opened once a language and looked at in both.
  for (const [language, theme, other] of [
    ["fr", "light", "dark"],
    ["en", "dark", "light"],
  ]) {
    test(`every screen, ${language}, ${theme} and ${other}`, async () => {
      await dress(window, language, theme);
      await window.find("nav");
      const problems = await through(places, false, async (name, note) => {
        for (const worn of [theme, other]) {
          await window.page.execute((worn) => (document.documentElement.dataset.theme = worn), worn);
          await window.settled(); // colours pass into each other
          for (const one of await look(window)) {
            if (isGrave(one)) note(`${worn}: ${one.says}`);
            else if (process.env.CARNET_QUIET) console.log(`# ${name}, ${worn}: ${one.says}`);
          }
          await window.shot(`axe-${name}-${language}-${worn}`);
        }
        await window.page.execute((theme) => (document.documentElement.dataset.theme = theme), theme);
      });
      assert.deepEqual(problems, [], "nothing that keeps someone out");
      assert.equal(await window.trouble(), "", "no error on the way");
    });
  }

  for (const [language, theme, width, height, zoom] of [
    ["fr", "light", 1024, 700, 100],
    ["en", "dark", 1440, 900, 200],
    ["fr", "dark", 1024, 700, 200],
  ]) {
    test(`every screen, ${language}, ${theme}, ${width} × ${height} at ${zoom} %`, async () => {
      await window.page.setWindowSize(width, height);
      await window.page.execute((zoom) => localStorage.setItem("carnet.zoom", zoom), String(zoom));
      await dress(window, language, theme);
      await window.find("nav");
      // The driver aims beside what is enlarged.
      const reached = places.filter(([, { clicks }]) => zoom !== 200 || !clicks);
      const problems = await through(reached, true, async (name, note) => {
        for (const says of [...(await outside(window)), ...(await cut(window)), ...(await straight(window))]) note(says);
        await window.shot(`small-${zoom}-${name}`);
      });
      assert.deepEqual(problems, [], "nothing that keeps someone out");
      assert.equal(await window.trouble(), "", "no error on the way");
    });
  }
});

describe("accessibility before there is a book", () => {
  let window;
  before(async () => {
    window = await Window.open();
  });
  after(() => window?.close());

  for (const [language, theme] of LOOKS) {
    test(`the first start, ${language}, ${theme}`, async () => {
      await window.find("welcome");
      await dress(window, language, theme);
      await window.find("welcome");
      await window.settled();
      assert.deepEqual(grave(await look(window)), [], "nothing that keeps someone out");
    });
  }
});
