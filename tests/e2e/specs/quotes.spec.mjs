// Steps 3, 5 and 6 of the journey, in the real window: a quote is written, sent, refused, accepted; its deposit is issued.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

const value = async (window, testid) => (await window.find(testid)).getValue();
const focused = (window) => window.page.execute(() => document.activeElement?.dataset.testid);

/** The element, scrolled to the middle of its screen, where the mouse reaches what stands around it. */
async function middle(window, testid) {
  const element = await window.find(testid);
  await window.page.execute((found) => found.scrollIntoView({ block: "center" }), element);
  return element;
}

/** Puts a text into a field at once, as pasting does; what WebDriver cannot type is in it. */
async function fill(window, testid, text) {
  await window.page.execute(
    (field, pasted) => {
      field.focus();
      field.value = pasted;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    await window.find(testid),
    text,
  );
}

/** Whether the first page of the paper shows something: how many of its dots are dark. */
const ink = (window) =>
  window.page.execute(() => {
    const canvas = document.querySelector("[data-testid='paper'] canvas");
    if (!canvas) return 0;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
    return dark;
  });

describe("quotes", () => {
  let window;
  let folder;
  let book;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-quotes-"));
    book = join(folder, "book");
    const { name, address, siret, iban } = IDENTITY;
    carnet(book, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "debits", "--vat-number", "FR44732829320");
    carnet(book, "client", "add", "Acme SARL", "--address", "3 place Bellecour, 69002 Lyon");
    carnet(book, "client", "add", "Boulangerie Dupré");
    carnet(book, "quote", "new", "--client", "Boulangerie", "--line", "Site vitrine;1;lump;1800", "--estimate", "40");
    carnet(book, "quote", "send", "D2026-0001", "--follow-up", "+7j");
    window = await Window.open({ book });
    await window.find("nav");
    await window.page.execute(() => {
      window.faces = 0;
      window.FontFace = new Proxy(FontFace, { construct: (real, given) => ((window.faces += 1), new real(...given)) });
    });
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const quote = (number) => JSON.parse(carnet(book, "quote", "show", number, "--json"));

  test("while it is typed, a quote says what the hour is worth, its stages and its paper", async () => {
    await window.keys("3");
    await window.find("quotes");
    await window.keys("n");
    await window.type("quote-client", "acm");
    await window.find("quote-client-list");
    await window.keys("Enter");
    assert.equal(await (await window.find("quote-client")).getValue(), "Acme SARL", "three letters and Enter take the client");
    await window.type("quote-subject", "Refonte du site");
    await window.type("line-0-description", "Refonte du site");
    await window.keys("Enter");
    await window.write("Trois gabarits");
    assert.equal(await (await window.find("line-0-description")).getValue(), "Refonte du site\nTrois gabarits", "a title, then its detail");
    await window.type("line-0-quantity", "160");
    await window.choose("line-0-unit", "h");
    await window.type("line-0-price", "75/2");
    await window.type("quote-estimate", "160");
    await window.until(async () => /6\s000,00\s€/.test(await window.text("line-0-net")), "75/2 for 160 hours makes 6 000 €");
    await window.until(async () => /37,50\s€/.test(await window.text("hourly-rate")), "37,50 € an hour");
    assert.equal(await (await window.find("rate-guard")).getAttribute("data-check"), "above_target");
    assert.match(await window.text("rate-verdict"), /Au-dessus de la cible/, "in words, not only by colour");
    assert.match(
      await window.text("schedule-sentence"),
      /20\s% à la commande \(1\s200,00\s€\), 40\s% à mi-mission \(2\s400,00\s€\), 40\s% à la livraison \(2\s400,00\s€\)/,
      "the schedule as a sentence",
    );
    assert.match(await window.text("stage-0-gross"), /1\s440,00\s€/, "each stage with its VAT");
    assert.match(await window.text("total-gross"), /7\s200,00\s€/);
    await window.until(async () => (await ink(window)) > 2_000, "the paper drawn beside it, not blank");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
    await window.shot("quotes-editor");
  });

  test("figures of seven digits stand whole in their fields", async () => {
    const whole = async (field, typed) => {
      await window.type(field, typed);
      const hidden = await window.page.execute((control) => control.scrollWidth - control.clientWidth, await window.find(field));
      assert.ok(hidden <= 0, `${typed} in ${field}: ${hidden} px are not seen`);
    };
    await whole("line-0-quantity", "12345,75");
    await window.type("line-0-quantity", "160");
    await whole("line-0-price", "1234567,89");
    await window.keys("Tab");
    await window.until(async () => /dépasse ce qu’un carnet accepte/.test(await window.text("quote-editor")), "what is too much is said, set as every sentence");
    await window.type("line-0-price", "75/2");
    await window.until(async () => /6\s000,00\s€/.test(await window.text("line-0-net")), "the sums of before");
  });

  test("wrong figures are explained beside their field, a price under the target asks why", async () => {
    await window.type("line-0-quantity", "-1");
    await window.keys("Tab");
    await window.until(() => window.invalid("line-0-quantity"), "a negative quantity refused beside its field");
    assert.match(await window.text("total-net"), /6\s000,00/, "the last sums stay meanwhile");
    await window.type("line-0-quantity", "160");
    await window.type("line-0-price", "30");
    await window.find("under-target");
    await window.shot("quotes-under-target");
    await window.type("line-0-price", "15");
    await window.find("under-floor");
    await window.type("line-0-price", "37,50");
    await window.gone("under-floor");
  });

  test("lines by the keyboard: Enter goes on, arrows go up and down, a line is copied, moved, deleted", async () => {
    await window.click("line-0-price");
    await window.keys("Enter");
    await window.find("line-1");
    await window.write("Hébergement");
    await window.keys("Tab");
    assert.equal(await focused(window), "line-1-quantity");
    await window.keys("ArrowUp");
    assert.equal(await focused(window), "line-0-quantity", "the same cell of the line above");
    await window.keys("ArrowDown");
    await window.page.keys(["Control", "d"]);
    await window.find("line-2");
    await window.page.keys(["Control", "Backspace"]);
    await window.gone("line-2");
    await window.page.keys(["Alt", "ArrowUp"]);
    assert.match(await value(window, "line-0-description"), /Hébergement/, "Alt and the arrow moved it up");
    await window.page.keys(["Control", "Backspace"]);
    await window.gone("line-1");
    assert.match(await value(window, "line-0-description"), /^Refonte du site/);
  });

  test("Ctrl Z takes back what was done in the draft, step by step, and leaves the book alone", async () => {
    const lines = () => window.page.execute(() => [...document.querySelectorAll('[data-testid^="line-"][data-testid$="-description"]')].map((field) => field.value));
    const pause = () => window.page.pause(700); // a step ends where the hand pauses
    const before = await lines();
    await pause();
    await window.click("line-add");
    await window.find("line-1");
    await window.write("Maquette");
    await pause();
    await window.page.keys(["Control", "Backspace"]);
    await window.gone("line-1");
    await pause();
    await window.page.keys(["Control", "z"]);
    await window.until(async () => (await lines()).includes("Maquette"), "the line is back, with its text");
    for (let step = 0; step < 12 && (await lines()).length > before.length; step += 1) await window.page.keys(["Control", "z"]);
    assert.deepEqual(await lines(), before, "and was never written");
    for (let step = 0; step < 12 && !(await lines()).includes("Maquette"); step += 1) await window.page.keys(["Control", "Shift", "z"]);
    assert.deepEqual(await lines(), [...before, "Maquette"], "made again");
    for (let step = 0; step < 12 && (await lines()).length > before.length; step += 1) await window.page.keys(["Control", "z"]);
    assert.equal(await window.page.$('//li[@data-sonner-toast][contains(., "Annulé")]').isExisting(), false, "nothing of the book was taken back");
  });

  test("a line kept in the catalogue comes back by its first letters, with its unit and price", async () => {
    await window.click("line-0-price");
    await window.page.keys(["Control", "b"]);
    await window.until(async () => /est au catalogue/.test(await window.page.$("body").getText()), "the sentence that it is kept");
    await window.keys("Enter");
    await window.find("line-1");
    await window.write("ref");
    await window.find("line-1-description-list");
    await window.keys("ArrowDown");
    await window.keys("Enter");
    assert.equal(await value(window, "line-1-price"), "37,5", "its price");
    assert.equal(await value(window, "line-1-unit"), "h", "its unit");
    assert.equal(await focused(window), "line-1-quantity", "ready for the quantity");
    await window.write("10");
    await window.until(async () => /375,00\s€/.test(await window.text("line-1-net")), "ten hours of it");
  });

  test("a line is dragged by its handle, and Escape leaves it where it was", async () => {
    const grip = await middle(window, "line-1-grip");
    const above = await window.find("line-0");
    await window.page.action("pointer").move({ origin: grip }).down().move({ origin: above, x: 0, y: -20, duration: 100 }).perform(true);
    await window.find("line-ghost");
    await window.shot("quotes-drag");
    await window.keys("Escape");
    await window.gone("line-ghost");
    assert.match(await window.text("quote-editor"), /Prestations/, "Escape gave up the drag, not the quote");
    await window.page.action("pointer").up().perform();
    assert.equal(await value(window, "line-1-quantity"), "10");
    await window.page.action("pointer").move({ origin: await middle(window, "line-1-grip") }).down().move({ origin: await window.find("line-0"), x: 0, y: -20, duration: 100 }).up().perform();
    await window.until(async () => (await value(window, "line-0-quantity")) === "10", "dropped above the first");
    await window.click("line-0-price");
    await window.page.keys(["Control", "Backspace"]);
    await window.gone("line-1");
  });

  test("the catalogue has its own list: a service is added, changed, used, taken out", async () => {
    await window.click("catalogue-open");
    await window.find("catalogue");
    await window.click("service-new");
    await window.type("service-description", "Formation");
    await window.click("service-save");
    await window.until(() => window.invalid("service-price"), "a missing price refused beside its field");
    await window.type("service-price", "900/2");
    await window.choose("service-unit", "d");
    await window.shot("quotes-catalogue");
    await window.click("service-save");
    await window.gone("service-form");
    await window.until(async () => /Formation\s+450,00\s€ \/ j/.test(await window.text("catalogue")), "in the list with its price");
    await window.hit(window.page.$("[data-testid='catalogue'] [title^='Ajouter «\u00a0Formation']"));
    await window.gone("catalogue");
    assert.equal(await value(window, "line-1-description"), "Formation", "a line of the quote");
    await window.page.keys(["Control", "Backspace"]);
    await window.gone("line-1");
    await window.click("catalogue-open");
    await window.hit(window.page.$("[data-testid='catalogue'] [title^='Retirer «\u00a0Formation']"));
    await window.until(async () => !/450,00/.test(await window.text("catalogue")), "taken out");
    await window.keys("Escape");
    await window.gone("catalogue");
  });

  test("the schedule is a bar whose boundaries move by the mouse and by the arrows", async () => {
    const first = await middle(window, "boundary-0");
    assert.match(await first.getAttribute("aria-valuetext"), /À la commande 20\s%, 1\s200,00\s€/, "it says what the stage asks for");
    const { width } = await window.page.execute((bar) => bar.getBoundingClientRect().toJSON(), await window.find("stage-bar"));
    await window.page.action("pointer").move({ origin: first }).down().move({ origin: first, x: Math.round(width * 0.1), y: 0, duration: 100 }).up().perform();
    await window.until(async () => /30\s% à la commande \(1\s800,00/.test(await window.text("schedule-sentence")), "dragged by a tenth");
    assert.equal(await value(window, "stage-1-share"), "30 %", "the next stage gave it");
    await window.keys("ArrowLeft");
    await window.until(async () => /29\s% à la commande/.test(await window.text("schedule-sentence")), "an arrow, one percent");
    await window.page.keys(["Shift", "ArrowRight"]);
    await window.until(async () => /35\s% à la commande/.test(await window.text("schedule-sentence")), "with Shift, to the next five");
    await window.shot("quotes-bar");
    await window.type("stage-1-share", "moitié");
    await window.until(() => window.invalid("stage-1-share"), "a word is no share");
    const lines = await window.page.execute((field) => field.closest(".field").querySelector(".error").getBoundingClientRect().height / 16, await window.find("stage-1-share"));
    assert.ok(lines <= 2, `what is wrong is read across the stage, not down a column of ${lines} lines`);
    await window.click("preset-50-50");
    await window.until(async () => /50\s% à la commande/.test(await window.text("schedule-sentence")), "a template");
    await window.click("stage-add");
    await window.write("Maquette");
    await window.until(async () => /10\s% à mi-mission/.test(await window.text("schedule-sentence")), "a stage between");
    await window.page.keys(["Alt", "ArrowUp"]);
    await window.until(async () => (await value(window, "stage-0-label")) === "Maquette", "moved up");
    await window.click("stage-0-delivers");
    assert.match(await window.text("stage-0-delivering"), /facture de situation/, "what delivering means is said");
    await window.click("stage-0-label");
    await window.page.keys(["Control", "Backspace"]);
    await window.gone("stage-2");
    await window.click("preset-20-40-40");
    await window.until(async () => /20\s% à la commande \(1\s200,00/.test(await window.text("schedule-sentence")), "back to the usual one");
  });

  test("hard inputs stay typed and are explained beside their field", async () => {
    await window.type("quote-issue-date", "31/02/2026");
    await window.until(() => window.invalid("quote-issue-date"), "31 February");
    await fill(window, "quote-issue-date", "");
    await window.type("line-0-price", "10 000 001");
    await window.keys("Tab");
    await window.until(() => window.invalid("line-0-price"), "more than a quote can bear");
    assert.equal(await value(window, "line-0-price"), "10 000 001", "what was typed stays");
    await window.shot("quotes-hard");
    await window.type("line-0-price", "37,50");
    const long = "é".repeat(5_000);
    await fill(window, "line-0-description", `Titre\n${long}`);
    await window.click("line-0-description");
    await window.keys("Tab");
    await window.until(() => window.invalid("line-0-description"), "a text of 5 000 letters");
    assert.equal((await value(window, "line-0-description")).length, 5_006, "not one letter lost");
    await fill(window, "line-0-description", "Refonte \u0007du\u200b site 🎉");
    await window.until(async () => (await ink(window)) > 2_000, "control characters and an emoji do no harm");
    assert.equal(await window.page.execute(() => window.faces), 0, "no font is handed to the page, which would never give it back");
    await fill(window, "line-0-description", "Refonte du site\nTrois gabarits");
    await window.until(async () => !(await window.invalid("line-0-description")), "all well again");
    assert.equal(await window.trouble(), "", "no error on the way");
  });

  test("what is typed survives leaving the screen, and is saved under its number", async () => {
    await window.find("unsaved");
    await window.keys("Escape");
    await window.find("quote-resume");
    await window.keys("n");
    assert.equal(await (await window.find("line-0-price")).getValue(), "37,50", "nothing typed is lost");
    await window.page.keys(["Control", "Enter"]);
    await window.find("quote-panel");
    assert.match(await window.text("quote-panel"), /D2026-0002/);
    const saved = quote("D2026-0002");
    assert.deepEqual(
      [saved.total_net, saved.hourly_rate, saved.rate_check, saved.status],
      ["6000.00", "37.50", "above_target", "draft"],
      "the book holds what the screen showed",
    );
    assert.deepEqual(saved.schedule.map((stage) => stage.net), ["1200.00", "2400.00", "2400.00"]);
    await window.shot("quotes-panel");
  });

  test("a prospect who is not in the book yet is created on the way; what was begun can be cleared", async () => {
    await window.keys("n");
    await window.type("quote-client", "Zoé Nguyen");
    await window.click("client-create");
    await window.gone("client-create");
    assert.match(carnet(book, "client", "list", "--json"), /Zoé Nguyen/, "the prospect is in the book");
    await window.click("quote-clear");
    await window.until(async () => (await (await window.find("quote-client")).getValue()) === "", "an empty quote");
    await window.keys("Escape");
    await window.find("quotes");
    assert.equal(await window.page.$("[data-testid='quote-resume']").isExisting(), false, "nothing is left to go on with");
    await window.hit(window.page.$("[data-testid='row'][data-id='D2026-0002']"));
    await window.find("quote-send");
  });

  test("what is typed and not saved is never left out of what is sent", async () => {
    await window.click("quote-edit");
    await window.keys("Tab");
    await window.until(async () => (await focused(window)) === "quote-client", "Tab begins in the document, not in the frame around it");
    await window.type("quote-subject", "Refonte du site, deux temps");
    await window.find("unsaved");
    await window.keys("Escape");
    await window.find("quote-send");
    await window.keys("e");
    await window.until(async () => (await (await window.find("quote-subject")).getValue()) === "Refonte du site, deux temps", "the draft again, as it was typed");
    await window.until(async () => /Enregistrez d’abord/.test(await window.page.$("body").getText()), "and why");
    assert.equal(await window.page.$("[data-testid='send-form']").isExisting(), false, "nothing is about to leave");
    await window.page.keys(["Control", "Enter"]);
    await window.find("quote-send");
    assert.equal(quote("D2026-0002").subject, "Refonte du site, deux temps", "saved by one key");
  });

  test("no quote is sent without a follow-up date", async () => {
    await window.keys("e");
    await window.find("send-form");
    await window.keys("Enter");
    await window.until(() => window.invalid("send-follow-up"), "a missing follow-up date refused beside its field");
    await window.shot("quotes-send");
    await window.type("send-follow-up", "+1s");
    await window.keys("Enter");
    await window.gone("send-form");
    assert.match(await window.text("panel-state"), /Envoyé/);
    assert.equal(quote("D2026-0002").follow_up_on, "2026-11-30", "a week on");
    await window.keys("r");
    await window.find("follow-form");
    await window.type("follow-on", "+2s");
    await window.keys("Enter");
    await window.gone("follow-form");
    assert.equal(quote("D2026-0002").follow_up_on, "2026-12-07", "moved by one key, not doubled");
  });

  test("a refusal keeps the objection and the reply", async () => {
    await window.keys("Escape");
    await window.hit(window.page.$("[data-testid='row'][data-id='D2026-0001']"));
    await window.until(async () => /D2026-0001/.test(await window.text("quote-panel")), "the other quote's panel");
    await window.keys("x");
    await window.find("refuse-form");
    await window.click("refuse-submit");
    await window.find("refuse-form");
    assert.equal(quote("D2026-0001").status, "sent", "not without an objection");
    await window.click("objection-money");
    await window.type("refuse-reply", "Paiement en trois étapes proposé");
    await window.shot("quotes-refuse");
    await window.click("refuse-submit");
    await window.until(async () => /Refusé/.test(await window.text("panel-state")), "refused");
    const { status, objection, reply } = quote("D2026-0001");
    assert.deepEqual([status, objection, reply], ["refused", "money", "Paiement en trois étapes proposé"]);
    await window.keys("v");
    await window.find("quote-editor");
    assert.match(await window.text("quote-editor"), /D2026-0001/, "the number stays");
    await window.until(async () => /v2/.test(await window.text("quote-editor")), "its second version, as a draft");
    assert.equal(await (await window.find("line-0-price")).getValue(), "1800", "with the same content");
    await window.type("line-0-price", "1500");
    await window.click("line-add");
    await window.write("Reprise des textes");
    await window.type("line-1-price", "120");
    await window.page.keys(["Control", "Enter"]);
    await window.find("quote-panel");
  });

  test("two versions stand side by side: what changed, came and went", async () => {
    await window.find("version-1");
    await window.click("versions-compare");
    await window.find("compare");
    await window.until(async () => /1 ajoutée, 1 modifiée/.test(await window.text("compare-summary")), "the count of lines");
    assert.equal(await (await window.find("pair-0")).getAttribute("data-kind"), "changed");
    assert.equal(await (await window.find("pair-1")).getAttribute("data-kind"), "added");
    assert.match(await window.text("fact-total_net"), /1\s800,00.*1\s620,00/s, "both totals");
    await window.shot("quotes-compare");
    await window.keys("s");
    await window.until(async () => /1 retirée, 1 modifiée/.test(await window.text("compare-summary")), "the other way round");
    await window.choose("compare-to", "2");
    await window.choose("compare-from", "2");
    await window.until(async () => /disent la même chose/.test(await window.text("compare-summary")), "a version and itself");
    await window.keys("Escape");
    await window.find("quote-panel");
  });

  test("what is taken back while it stands in its editor: a copy closes it, what was saved there stays typed", async () => {
    const unsaved = () => window.page.$("[data-testid='unsaved']").isExisting();
    const back = async () => {
      await window.page.execute(() => document.activeElement.blur());
      await window.page.keys(["Control", "z"]);
    };
    await window.keys("d");
    await window.find("quote-editor");
    await back();
    await window.gone("quote-editor");
    await window.hit(window.page.$("[data-testid='row'][data-id='D2026-0001']"));
    await window.find("quote-panel");
    await window.keys("d");
    await window.type("quote-subject", "Une copie");
    await window.until(unsaved, "typed");
    await window.page.keys(["Control", "s"]);
    await window.until(async () => !(await unsaved()), "saved");
    await back();
    await window.until(unsaved, "the book has the copy as it was made; what is typed waits to be saved again");
    assert.equal(await value(window, "quote-subject"), "Une copie");
    await back();
    await window.until(async () => /Nouveau devis/.test(await window.text("quote-editor")), "the copy is gone; what is typed is a new quote's");
    assert.equal(await value(window, "quote-subject"), "Une copie");
    assert.throws(() => quote("D2026-0003"), "nothing is in the book");
    await window.click("quote-clear");
    await window.keys("Escape");
    await window.hit(window.page.$("[data-testid='row'][data-id='D2026-0001']"));
    await window.find("quote-panel");
    await window.click("panel-client");
    await window.find("log-form");
    await window.keys("3");
    await window.find("quote-panel");
  });

  test("a quote is copied into a draft of its own, and taken back", async () => {
    await window.keys("d");
    await window.find("quote-editor");
    assert.match(await window.text("quote-editor"), /D2026-0003/);
    assert.equal(await value(window, "line-1-description"), "Reprise des textes", "with its lines");
    assert.equal(quote("D2026-0003").version, 1);
    await window.keys("Escape");
    await window.find("quote-panel");
    await window.page.keys(["Control", "z"]);
    await window.until(async () => !(await window.page.$("[data-testid='row'][data-id='D2026-0003']").isExisting()), "undone");
    await window.keys("Escape");
  });

  test("the list is sorted, filtered by state, and searched", async () => {
    await window.find("quotes");
    await window.click("sort-net");
    const ids = () => window.page.execute(() => [...document.querySelectorAll("[data-testid='row']")].map((row) => row.dataset.id));
    await window.until(async () => (await ids()).join() === "D2026-0001,D2026-0002", "the smaller first");
    await window.click("filter-draft");
    await window.until(async () => (await ids()).join() === "D2026-0001", "the draft alone");
    await window.click("filter-all");
    await window.keys("/");
    await window.write("refonte");
    await window.until(async () => (await ids()).join() === "D2026-0002", "by its subject");
    await window.keys("Escape");
    await window.until(async () => (await ids()).length === 2, "Escape clears it");
    await window.keys("Escape");
  });

  test("accepted with its signed file, the mission opens", async () => {
    await window.hit(window.page.$("[data-testid='row'][data-id='D2026-0002']"));
    await window.until(async () => /D2026-0002/.test(await window.text("quote-panel")), "the quote's panel");
    await window.keys("a");
    await window.find("accept-form");
    await window.type("accept-signed", join(folder, "absent.pdf"));
    await window.type("accept-on", "hier");
    await window.type("accept-signatory", "Claire Dubœuf");
    await window.click("accept-submit");
    await window.until(async () => /absent\.pdf/.test(await window.text("accept-form")), "a file that is not there is named");
    assert.equal(await (await window.find("accept-signatory")).getValue(), "Claire Dubœuf", "the name stays typed");
    await window.shot("quotes-accept");
    const signed = join(folder, "devis-signé.pdf");
    writeFileSync(signed, "%PDF-1.7\nBon pour accord\n");
    await window.type("accept-signed", signed);
    assert.match(await window.text("accept-signed-zone"), /devis-signé\.pdf/, "the file's name is read whole, however long its path");
    await window.click("accept-submit");
    await window.find("screen-missions");
    const mission = JSON.parse(carnet(book, "mission", "show", "1", "--json"));
    assert.equal(mission.order.signatory, "Claire Dubœuf");
    assert.equal(mission.order.signed_on, "2026-11-22");
    assert.match(mission.order.file_sha256, /^[0-9a-f]{64}$/, "the file is in the book with its fingerprint");
    assert.ok(existsSync(join(book, "attachments")), "copied, not linked");
    await window.shot("quotes-mission");
  });

  test("its deposit of 1 200 € HT is proposed, issued, numbered and rendered", async () => {
    await window.keys("6");
    await window.find("screen-invoices");
    await window.click("invoices-propose");
    await window.find("invoice-panel");
    await window.until(async () => /1\s440,00\s€/.test(await window.text("panel-amount")), "20 % of 7 200 € with VAT");
    assert.match(await window.text("invoice-panel"), /Acompte/);
    await window.shot("quotes-deposit-proposed");
    await window.keys("Enter");
    await window.find("invoice-document");
    await window.until(async () => (await ink(window)) > 2_000, "the draft's paper");
    const draft = await ink(window);
    await window.keys("i");
    assert.match(await window.text("issue-dialog"), /définitifs.*avoir.*art\. 289/s, "what is final and what corrects it");
    await window.shot("quotes-issue-dialog");
    await window.click("issue-confirm");
    await window.until(async () => /Émise/.test(await window.text("document-state")), "issued");
    assert.match(await window.text("invoice-document"), /F2026-0001/);
    await window.until(async () => (await ink(window)) !== draft, "the stored paper in place of the draft's");
    const invoice = JSON.parse(carnet(book, "invoice", "show", "F2026-0001", "--json"));
    assert.deepEqual([invoice.kind, invoice.total_net, invoice.total_gross], ["deposit", "1200.00", "1440.00"]);
    assert.match(invoice.chain_hash, /^[0-9a-f]{64}$/, "linked in the chain");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
    await window.shot("quotes-deposit-issued");
  });
});
