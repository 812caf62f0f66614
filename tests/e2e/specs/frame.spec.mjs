// The frame around every screen: navigation, theme, language, the eye, the policy.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { Window, carnet, fillIdentity } from "../harness.mjs";

const SCREENS = {
  today: ["Aujourd’hui", "Today"],
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
  assert.match(await window.text("nav-today"), /Aujourd’hui/);
});

test("what the engine said is said in the new language too, and what is half typed stays", async () => {
  await window.keys("Escape"); // the menu of the test before
  await window.keys("e");
  await window.write("durée oubliée");
  await window.find("entry-said");
  await window.settled();
  const french = await window.text("entry-said");
  for (const [language, same] of [["en", false], ["fr", true]]) {
    await window.click("appearance");
    await window.gone("entry-said"); // what is said of a line that is left covers nothing
    await window.click(`language-${language}`);
    await window.keys("Escape");
    await window.click("entry-line");
    assert.equal(await (await window.find("entry-line")).getValue(), "durée oubliée", "nothing that was typed is lost");
    await window.until(async () => ((await window.text("entry-said")) === french) === same, `the sentence in ${language}`);
  }
  await window.keys("Control", "a");
  await window.keys("Delete");
  await window.keys("Escape");
});

test("dark and light", async () => {
  await window.click("appearance");
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

test("a screen that was reached by its digit has the keys: an arrow does not open the menu that was left", async () => {
  await window.click("appearance");
  await window.find("theme-dark");
  await window.keys("Escape");
  await window.gone("theme-dark");
  await window.keys("4");
  await window.find("screen-missions");
  await window.keys("ArrowDown");
  await window.settled();
  assert.equal(await window.page.$("[role='menu']").isExisting(), false, "no menu");
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

test("the keys of every program enlarge the page, even over a dialog, and it opens again as large as it was left", async () => {
  const width = () => window.page.execute(() => innerWidth);
  const whole = await width();
  await window.keys("Control", "+");
  await window.until(async () => (await width()) < whole, "a step larger");
  await window.keys("?");
  assert.match(await window.text("keys"), /Agrandir/, "the list of keys says so");
  for (let step = 0; step < 6; step += 1) await window.keys("Control", "+");
  await window.until(async () => Math.abs((await width()) - whole / 2) < 2, "twice as large, and no larger");
  await window.keys("Escape");
  await window.gone("keys");
  await window.shot("frame-200");
  await window.reopen();
  await window.find("nav");
  assert.ok((await width()) < whole * 0.6, "it stays for the next start");
  await window.keys("Control", "-");
  await window.until(async () => (await width()) > whole / 2 + 2, "a step smaller");
  await window.keys("Control", "0");
  await window.until(async () => Math.abs((await width()) - whole) < 2, "as it is made");
});

test("? lists the keys of the screen and of the frame, Escape closes the list", async () => {
  await window.keys("2");
  await window.find("new-open");
  await window.keys("?");
  assert.match(await window.text("keys"), /Cet écran[^]*Nouveau prospect[^]*Partout[^]*Annuler[^]*Écrans[^]*Factures/, "the screen first, then the frame, then the digits");
  await window.shot("frame-keys");
  assert.doesNotMatch(await window.text("keys"), /Ligne suivante/, "an empty list has no rows to go through");
  await window.keys("Escape");
  await window.gone("keys");
  await window.keys("5");
  await window.find("hour-grid");
  await window.keys("?");
  assert.match(
    await window.text("keys"),
    /↑ ↓ ← →\s*Déplacer le curseur[^]*⇧ ↑ ↓\s*Peindre[^]*Alt ↑ ↓ ← →\s*Déplacer le bloc[^]*Alt ⇧ ↑ ↓\s*Changer la durée[^]*Suppr\s*Supprimer le bloc/,
    "each gesture of the grid with the keys that do it",
  );
  assert.doesNotMatch(await window.text("keys"), /Ligne suivante/, "the grid has no rows");
  await window.keys("Escape");
  await window.gone("keys");
  await window.keys("1");
  await window.find("screen-today");
  await window.keys("?");
  assert.match(await window.text("keys"), /↓\s*j\s*Ligne suivante/, "the keys that do the like stand together");
  await window.keys("Escape");
  await window.gone("keys");
  await window.click("nav-today");
  await window.find("screen-today");
});

test("the palette finds commands, screens and records, and does them without the mouse", async () => {
  carnet(window.book, "client", "add", "Studio Hœfler", "--person", "Anaïs");
  await window.keys("6");
  await window.find("invoice-new");
  await window.keys("Control", "k");
  await window.find("palette-input");
  const first = () => window.page.execute(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.innerText);
  await window.until(async () => /Nouvelle facture libre/.test((await first()) ?? ""), "what this screen does stands first, and the field points to it");
  await window.shot("frame-palette");
  await window.write("hoefler");
  await window.until(async () => /Studio Hœfler/.test((await first()) ?? ""), "a client, found without its accents");
  await window.keys("Enter");
  await window.gone("palette");
  await window.find("panel");
  assert.match(await window.text("panel"), /Studio Hœfler/, "its record is open");
  await window.keys("Control", "k");
  await window.find("palette-input");
  await window.write(">thème sombre");
  await window.until(async () => /Thème sombre/.test((await first()) ?? ""), "a command by its sign");
  await window.keys("Enter");
  await window.until(() => window.page.execute(() => document.documentElement.dataset.theme === "dark"), "done");
  await window.keys("Control", "k");
  await window.find("palette-input");
  await window.until(async () => /Thème sombre/.test((await first()) ?? ""), "the last command is the first of the recent ones");
  await window.write("nouvelle relance");
  await window.until(async () => /Nouvelle relance/.test((await first()) ?? ""), "a follow-up");
  await window.keys("Enter");
  await window.find("palette-step");
  await window.write("hoefler");
  await window.until(async () => /Studio Hœfler/.test((await first()) ?? ""), "asks for whom");
  await window.keys("Enter");
  await window.until(() => window.page.execute(() => document.activeElement.dataset.testid === "set-next"), "the next date is ready to be typed");
  await window.keys("Escape");
  await window.keys("Control", "k");
  await window.find("palette-input");
  await window.write("sauvegarde");
  await window.until(async () => /Données/.test((await first()) ?? ""), "a section of the settings, by what one does there");
  await window.keys("Enter");
  await window.find("settings-data");
  await window.keys("Control", "k");
  await window.find("palette-input");
  await window.write("2h hoefler appel");
  await window.until(async () => /commence par « hoefler »/.test((await window.text("palette-nothing")).replaceAll("\u00a0", " ")), "hours that are not understood: why, and what to type");
  for (let letter = 0; letter < 16; letter += 1) await window.keys("Backspace");
  await window.write("xyzzy");
  await window.find("palette-nothing");
  await window.keys("Escape");
  await window.gone("palette");
});

test("a command that changes only how things look gives the hand back to where it wrote", async () => {
  await window.keys("e");
  await window.write("2h hoefler");
  const here = () => window.page.execute(() => [document.activeElement.dataset.testid, document.activeElement.value]);
  const writing = await here();
  assert.equal(writing[1], "2h hoefler");
  for (const [command, done] of [
    [">thème clair", () => window.page.execute(() => document.documentElement.dataset.theme === "light")],
    [">language english", () => window.page.execute(() => document.documentElement.lang === "en")],
    [">langue francais", () => window.page.execute(() => document.documentElement.lang === "fr")],
  ]) {
    await window.keys("Control", "k");
    await window.find("palette-input");
    await window.write(command);
    await window.until(() => window.page.execute(() => document.querySelectorAll("[data-testid='palette-item']").length === 1), "it alone is found");
    await window.keys("Enter");
    await window.until(done, command);
    await window.until(async () => `${await here()}` === `${writing}`, `after ${command}: ${await here()}`);
  }
  await window.keys("Escape");
});

test("a hand that does not wait types into the palette, not into the screen", async () => {
  await window.keys("6");
  await window.find("invoice-new");
  await window.keys("Control", "k");
  await window.write("nnn");
  await window.until(async () => (await (await window.find("palette-input")).getValue()) === "nnn", "each letter arrived");
  assert.match(await window.page.execute(() => location.hash), /^#\/invoices$/, "no new invoice was begun");
  await window.keys("Escape");
  await window.gone("palette");
});

test("screens are left and found again with their record; the same digit goes back to the list", async () => {
  await window.keys("2");
  await window.keys("ArrowDown");
  await window.find("panel");
  await window.keys("1");
  await window.find("screen-today");
  await window.keys("2");
  await window.find("panel");
  await window.keys("2");
  await window.gone("panel");
});

test("F1 opens the guide at the screen's page, Escape goes back", async () => {
  await window.keys("3");
  await window.find("screen-quotes");
  await window.keys("F1");
  assert.match(await window.text("guide-page"), /Que vaut mon heure/, "the page of the quotes");
  await window.click("guide-out");
  assert.match(await window.text("guide-page"), /partie double[^]*plateforme agréée/, "what Carnet will not do");
  await window.keys("Escape");
  await window.find("screen-quotes");
});

test("an amount is drawn in one face: the space that groups its digits is in it", async () => {
  const widths = await window.page.execute(async () => {
    await document.fonts.ready;
    const ruler = document.body.appendChild(document.createElement("span"));
    ruler.style.cssText = "position: absolute; white-space: pre; font-size: 200px";
    const width = (text) => {
      ruler.textContent = text;
      return ruler.getBoundingClientRect().width;
    };
    // The thin space is the face's own, and the glyph that the other one shares.
    const found = { grouping: width("0\u202f0"), thin: width("0\u20090") };
    ruler.remove();
    return found;
  });
  assert.equal(widths.grouping, widths.thin);
});

for (const [width, height, zoom] of [[1024, 700, "100"], [1024, 700, "200"]]) {
  test(`three toasts fold into the room of one and a half, and stay under a dialog, ${width} × ${height} at ${zoom} %`, async () => {
    await window.page.setWindowSize(width, height);
    if (zoom === "200") for (const _ of [110, 125, 150, 175, 200]) await window.page.keys(["Control", "+"]);
    await window.keys("6");
    await window.find("invoice-new");
    await window.page.execute(() => document.activeElement.blur());
    for (const _ of [1, 2, 3]) {
      await window.keys("f"); // nothing to invoice: a toast of its own each time
      await window.page.pause(300);
    }
    const toasts = () => window.page.execute(() => [...document.querySelectorAll("[data-sonner-toast]")].map((toast) => toast.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]));
    await window.until(async () => (await toasts()).length === 3, "three toasts");
    await window.page.pause(500);
    const edges = await toasts();
    const tall = Math.max(...edges.map(([, bottom]) => bottom)) - Math.min(...edges.map(([top]) => top));
    const one = Math.max(...edges.map(([top, bottom]) => bottom - top));
    assert.ok(tall < one * 1.75, `the older ones are folded: ${tall} px for toasts of ${one} px`);
    await window.shot(`frame-toasts-${zoom}`);
    await window.keys("?");
    await window.find("keys");
    const over = await window.page.execute(() => {
      const dialog = document.querySelector("[role='dialog']");
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      return [...document.querySelectorAll("[data-sonner-toast]")].filter((toast) => {
        const box = toast.getBoundingClientRect();
        const [x, y] = [(Math.max(left, box.left) + Math.min(right, box.right)) / 2, (Math.max(top, box.top) + Math.min(bottom, box.bottom)) / 2];
        const meet = x > left && x < right && y > top && y < bottom;
        return meet && !dialog.contains(document.elementFromPoint(x, y));
      }).length;
    });
    await window.shot(`frame-toasts-dialog-${zoom}`);
    assert.equal(over, 0, "no toast lies over the dialog");
    await window.keys("Escape");
    await window.gone("keys");
    await window.page.keys(["Control", "0"]);
    await window.page.$("[data-sonner-toast]").waitForExist({ reverse: true, timeout: 20_000 });
  });
}

const noDevice = existsSync("/dev/dri") ? { skip: "there is a graphics device here, and its driver has to be loaded" } : {};
test("without a graphics device the window's own process holds no driver to draw with", noDevice, () => {
  const files = window.mapped();
  assert.ok(files.some((file) => file.includes("libwebkit2gtk")), "the program that is looked at is the window");
  assert.deepEqual(files.filter((file) => /libLLVM|libgallium|_dri\.so/.test(file)), []);
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
