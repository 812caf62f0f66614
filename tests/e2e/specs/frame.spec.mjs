// The frame around every screen: navigation, theme, language, the eye, the policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Window, fillIdentity } from "../harness.mjs";

const SCREENS = {
  today: ["Aujourd'hui", "Today"],
  prospects: ["Prospects", "Prospects"],
  quotes: ["Devis", "Quotes"],
  missions: ["Missions", "Missions"],
  hours: ["Heures", "Hours"],
  invoices: ["Factures", "Invoices"],
  profitability: ["Rentabilité", "Profitability"],
  treasury: ["Trésorerie", "Cash"],
  agenda: ["Agenda", "Calendar"],
  settings: ["Réglages", "Settings"],
};

let window;
before(async () => {
  window = await Window.open();
  await fillIdentity(window);
  await window.click("identity-create");
});
after(() => window?.close());

test("the ten screens are in the navigation, each behind its digit", async () => {
  await window.find("nav");
  for (const [at, [id, [french]]] of Object.entries(SCREENS).entries()) {
    assert.match(await window.text(`nav-${id}`), new RegExp(french), `${id} is named in French at first`);
    await window.keys(String((at + 1) % 10));
    await window.find(`screen-${id}`);
    await window.shot(`frame-${id}`);
  }
});

test("English and back, at once and without losing the place", async () => {
  await window.keys("7");
  await window.click("appearance");
  await window.click("language-en");
  for (const [id, [, english]] of Object.entries(SCREENS)) {
    assert.match(await window.text(`nav-${id}`), new RegExp(english), `${id} is named in English`);
  }
  assert.equal(await window.page.execute(() => document.documentElement.lang), "en", "the page says its language");
  await window.find("screen-profitability");
  await window.shot("frame-menu-en");
  await window.click("language-fr");
  assert.match(await window.text("nav-today"), /Aujourd'hui/);
});

test("dark and light", async () => {
  const ground = () => window.page.execute(() => getComputedStyle(document.body).backgroundColor);
  await window.click("theme-light");
  const light = await ground();
  await window.click("theme-dark");
  const dark = await ground();
  assert.notEqual(dark, light, "the ground changes with the theme");
  await window.shot("frame-menu-dark");
  await window.keys("Escape");
  await window.gone("theme-dark");
  await window.click("nav-missions");
  await window.find("screen-missions");
});

test("the eye hides amounts and is remembered", async () => {
  const eye = await window.find("privacy");
  assert.equal(await eye.getAttribute("aria-pressed"), "false");
  await window.keys("h");
  assert.equal(await eye.getAttribute("aria-pressed"), "true", "its key does the same as the button");
  await window.page.refresh();
  assert.equal(await (await window.find("privacy")).getAttribute("aria-pressed"), "true", "it stays hidden after a start");
  await window.click("privacy");
});

test("? lists the keys, Escape closes the list", async () => {
  await window.keys("?");
  assert.match(await window.text("keys"), /Factures/, "the list names what the digits open");
  await window.shot("frame-keys");
  await window.keys("Escape");
  await window.gone("keys");
  await window.click("nav-today");
  await window.find("screen-today");
});

test("nothing went wrong on the way", async () => {
  assert.equal(await window.trouble(), "", "no error, no unanswered promise, no violation of the policy");
});

test("the policy lets no script in and no request out", async () => {
  const outcome = await window.page.executeAsync((done) => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.injected = 'yes'";
    document.body.append(script);
    fetch("https://example.org/").then(
      () => done({ injected: document.documentElement.dataset.injected, left: true }),
      () => done({ injected: document.documentElement.dataset.injected, left: false }),
    );
  });
  assert.equal(outcome.injected ?? null, null, "an injected script does not run");
  assert.equal(outcome.left, false, "no request leaves the window");
});
