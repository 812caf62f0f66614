// The first start: no book yet, wrong answers kept and explained, then a book; and the demo book by one click.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { IDENTITY, Window, carnet, demoBook, fillIdentity, withoutScreen } from "../harness.mjs";

describe("first start", () => {
  let window;
  before(async () => {
    window = await Window.open();
  });
  after(() => window?.close());

  test("the wizard proposes the rates and says where the floor comes from", async () => {
    await window.find("welcome");
    assert.match(await window.text("identity-floor"), /\d,\d{2}.€/, "the floor is an amount from the engine");
    assert.equal(await (await window.find("identity-target")).getValue(), "35", "the handbook's target is proposed");
    assert.equal(await window.text("book-folder"), window.book, "where the book will be, before it is made");
    assert.match(await window.text("welcome"), /Ni compte, ni serveur, ni réseau/, "what it does without");
    assert.equal(
      await window.page.execute(() => document.activeElement?.dataset.testid),
      "identity-name",
      "the keyboard stands in the first field",
    );
    await window.shot("start-empty");
  });

  test("wrong answers are explained beside their field and nothing typed is lost", async () => {
    await fillIdentity(window, { ...IDENTITY, siret: "12345678901234", iban: "FR7630006000011234567890180" });
    await window.click("identity-create");
    await window.until(() => window.invalid("identity-siret"), "a SIRET with a wrong key refused beside its field");
    assert.ok(await window.invalid("identity-iban"), "every problem is said in one pass");
    assert.equal(await (await window.find("identity-name")).getValue(), IDENTITY.name, "the name stays typed");
    assert.ok(!existsSync(join(window.book, "carnet.sqlite3")), "no book is made of wrong answers");
    await window.shot("start-refused");
  });

  test("right answers make the book and open it", async () => {
    await window.type("identity-siret", IDENTITY.siret);
    assert.ok(!(await window.invalid("identity-siret")), "what was said of a field goes when it is changed");
    await window.type("identity-siret", IDENTITY.siret.replace(/(...)(...)(...)(.....)/, "$1 $2 $3 $4"));
    const hidden = await window.page.execute((field) => field.scrollWidth - field.clientWidth, await window.find("identity-siret"));
    assert.ok(hidden <= 0, `a SIRET in its groups stands whole in its field, ${hidden} px are not seen`);
    assert.ok(await window.invalid("identity-iban"), "what was said of another stays");
    await window.type("identity-iban", IDENTITY.iban);
    await window.click("identity-create");
    await window.find("screen-today");
    assert.ok(existsSync(join(window.book, "carnet.sqlite3")), "the book is in CARNET_HOME");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});

describe("a first start that was interrupted", () => {
  let folder;
  let window;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "carnet-start-"));
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("what was typed comes back after a power cut, and is forgotten once there is a book", async () => {
    const places = { book: join(folder, "book"), home: join(folder, "home") };
    window = await Window.open(places);
    await fillIdentity(window);
    await window.page.pause(2000); // WebKit writes its memory down from time to time
    window.kill();
    window = await Window.open(places);
    await window.find("draft-found");
    assert.equal(await (await window.find("identity-name")).getValue(), IDENTITY.name);
    assert.equal(await (await window.find("identity-iban")).getValue(), IDENTITY.iban);
    await window.shot("start-found");
    await window.click("identity-create");
    await window.find("screen-today");
    assert.equal(await window.page.execute(() => localStorage.getItem("carnet.start")), null, "the book has it now, nothing else");
    assert.equal(await window.trouble(), "");
  });
});

describe("a demo book by one click", () => {
  let window;
  before(async () => {
    window = await Window.open();
  });
  after(() => window?.close());

  test("two years of work stand behind the screens at once", async () => {
    await window.click("create-demo");
    await window.find("screen-today", 60_000);
    await window.until(
      () => window.page.execute(() => document.querySelectorAll("main li, main [data-testid=row]").length > 3),
      "lines of today: whom to relaunch, what is due",
    );
    await window.shot("demo-today");
    await window.keys("3", "n"); // In one go: the screen is still being read when the second key comes.
    await window.find("quote-editor");
    await window.keys("Escape");
    for (const id of ["prospects", "quotes", "missions", "invoices"]) {
      await window.click(`nav-${id}`);
      if (id === "missions") await window.click("filter-all");
      await window.find("row");
      await window.shot(`demo-${id}`);
    }
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });

  test("the mark in the navigation leaves it, and a book of one's own carries none", async () => {
    await window.find("demo-mark");
    await window.click("demo-mark-leave");
    await window.find("demo-dialog");
    await window.click("demo-drop");
    await window.find("welcome", 20_000);
    await fillIdentity(window);
    await window.keys("Enter");
    await window.find("screen-today");
    await window.gone("demo-mark");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});

describe("the picture that stands before the page does", () => {
  let folder;
  let window;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-start-"));
    demoBook(join(folder, "book"));
    window = await Window.open({ book: join(folder, "book") });
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the eye gets of the first element that `selector` finds: elements with their looks, and every word. */
  const seen = (markup) =>
    window.page.execute((given) => {
      const root = given === null ? document.getElementById("app") : Object.assign(document.createElement("template"), { innerHTML: given }).content;
      const found = [];
      const walk = (node) => {
        if (node.localName === "aside") return; // The mark of the demonstration is read later, in the page too.
        if (node.nodeType === Node.TEXT_NODE && node.data.trim()) found.push(node.data.trim());
        if (node.nodeType === Node.ELEMENT_NODE) {
          const looks = ["width", "height", "x", "d", "aria-current", "aria-pressed", "placeholder", "title"].map((name) => node.getAttribute(name) ?? "");
          found.push([node.localName, ...[...node.classList].sort(), ...looks].join(" ").trim());
        }
        node.childNodes.forEach(walk);
      };
      walk(root.querySelector(".frame"));
      return found;
    }, markup);

  test("it is what the page draws, to the last word, and goes when the page is there", async () => {
    await window.find("screen-today");
    assert.equal(await window.page.execute(() => document.getElementById("picture")), null, "the page took its place");
    const first = await window.page.execute(() => document.getElementById("first").textContent);
    const script = readFileSync(new URL("../../../ui/dist/picture.js", import.meta.url), "utf8");
    const picture = runInNewContext(`${script};picture`, { first });
    assert.deepEqual(await seen(picture), await seen(null));
    assert.equal(await window.trouble(), "", "and no violation of the policy on the way");
  });
});

describe("a book of which a bit turned", () => {
  let book;
  let window;
  before(async () => {
    book = mkdtempSync(join(tmpdir(), "carnet-turned-"));
    demoBook(book);
    carnet(book, "backup");
    const file = join(book, "carnet.sqlite3");
    const bytes = readFileSync(file);
    const note = "Rappeler pour le secrétariat";
    for (let at = bytes.indexOf(note); at >= 0; at = bytes.indexOf(note, at + 1)) bytes[at] = "r".charCodeAt(0);
    writeFileSync(file, bytes);
    window = await Window.open({ book });
  });
  after(async () => {
    await window?.close();
    rmSync(book, { recursive: true, force: true });
  });

  test("is told by itself once the backup of the day was made, with what to do, and works on", async () => {
    await window.find("line");
    const said = () => window.page.execute(() => document.querySelector("[data-sonner-toast]")?.innerText ?? "");
    await window.until(async () => /Le carnet est abîmé\s: Relance n°\s27, le contenu n’est plus celui/.test(await said()), "a sentence about the book");
    assert.match(await said(), /sauvegarde vérifiée est du \d\d\/\d\d\/\d{4}.*Réglages, Données/, "and what to do");
    await window.shot("start-turned");
    await window.keys("2");
    await window.find("screen-prospects");
    assert.equal(await window.trouble(), "");
  });
});

test("a start that cannot be says so in one sentence, in the language of the book", () => {
  const folder = mkdtempSync(join(tmpdir(), "carnet-screenless-"));
  try {
    assert.deepEqual(withoutScreen(folder), {
      status: 1,
      said: "carnet-desktop: aucun écran ne répond. Ouvrez une session graphique, ou travaillez dans ce terminal avec « carnet ».",
    });
    assert.deepEqual(withoutScreen(folder, "--bok"), {
      status: 2,
      said: "carnet-desktop: l’argument --bok est inconnu. Usage : carnet-desktop [--book DOSSIER]",
    });
    const identity = Object.entries(IDENTITY).flatMap(([field, value]) => [`--${field}`, value]);
    carnet(folder, "init", ...identity, "--status", "micro-bnc", "--vat", "franchise", "--language", "en");
    assert.deepEqual(withoutScreen(folder), {
      status: 1,
      said: "carnet-desktop: no screen answers. Open a graphical session, or work in this terminal with “carnet”.",
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
