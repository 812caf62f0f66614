// axe-core on every screen in the real window, light and dark, in both languages: nothing serious or critical.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { Window, carnet } from "../harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = [
  ["fr", "light"],
  ["fr", "dark"],
  ["en", "light"],
  ["en", "dark"],
];

/** Each place by its address, what stands there once it is drawn, and the keys that open what is looked at. */
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
  "quotes-paper": { hash: "#/quotes", shows: "quotes", keys: [["End"], ["Enter"]], opens: "paper" },
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
  "invoices-receipts": { hash: "#/invoices/books", shows: "section-receipts" },
  "invoices-closings": { hash: "#/invoices/books/closings", shows: "period-2026-11" },
  "invoices-paper": { hash: "#/invoices", shows: "invoices", keys: [["End"], ["Enter"]], opens: "paper" },
  profitability: { hash: "#/profitability", shows: "screen-profitability" },
  "profitability-panel": { hash: "#/profitability", shows: "screen-profitability", keys: [["ArrowDown"]] },
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

/** Runs axe in the page; one line for each of the first elements that break a rule. */
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

describe("accessibility", () => {
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-access-"));
    carnet(join(folder, "book"), "demo");
    window = await Window.open({ book: join(folder, "book") });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Goes to a place as its user does, so that what axe sees is what is seen. */
  async function visit({ hash, shows, keys = [], clicks, opens }) {
    await window.page.execute((place) => {
      document.activeElement?.blur();
      location.hash = "#/treasury"; // from elsewhere: a screen begins anew
      location.hash = place;
    }, hash);
    await window.find(shows);
    await window.page.pause(400); // lists have their answers, transitions are over
    for (const pressed of keys) {
      await window.keys(...pressed);
      await window.page.pause(150);
    }
    if (clicks) await window.click(clicks);
    if (opens) await window.find(opens);
    await window.page.pause(250);
  }

  const wanted = process.env.CARNET_PLACES?.split(",");
  for (const [language, theme] of LOOKS) {
    test(`every screen, ${language}, ${theme}`, async () => {
      await dress(window, language, theme);
      await window.find("nav");
      // The same element stands on many screens: it is named once, with the first screens that show it.
      const problems = new Map();
      const quiet = new Map();
      const note = (list, says, name) => list.set(says, [...(list.get(says) ?? []), name]);
      for (const [name, place] of Object.entries(PLACES)) {
        if (wanted && !wanted.includes(name)) continue;
        try {
          await visit(place);
          for (const one of await look(window)) note(isGrave(one) ? problems : quiet, one.says, name);
          await window.shot(`axe-${name}-${language}-${theme}`);
        } catch (problem) {
          note(problems, problem.message, name);
        }
        if (place.opens || place.clicks) await window.keys("Escape");
        if (place.leave) await window.keys(...place.leave);
      }
      const lines = (list) => [...list].map(([says, names]) => `${names.slice(0, 3).join(", ")}: ${says}`);
      if (process.env.CARNET_QUIET) lines(quiet).forEach((line) => console.log(line));
      assert.deepEqual(lines(problems), [], "nothing that keeps someone out");
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
      await window.page.pause(300);
      assert.deepEqual(grave(await look(window)), [], "nothing that keeps someone out");
    });
  }
});
