// Step 2 of the journey, in the real window: a prospect from a lead source, three dated calls, a follow-up date.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

/** A spreadsheet's export: two new prospects, one that the book has already, one whose SIREN has a wrong key. */
const CONTACTS = `Société;Contact;Mél;SIREN
Librairie des Œuvres;Zoé Blanc;zoe@librairie.example;
Boulangerie Martin;;;
Garage Faux;Jean Faux;jean@garage.example;123456789
Atelier du Pré;Marc Pré;marc@atelier.example;
`;
const NAME = "Studio Hœfler & Fils";

describe("prospects", () => {
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-prospects-"));
    const { name, address, siret, iban } = IDENTITY;
    carnet(folder, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "micro-bnc", "--vat", "franchise");
    carnet(folder, "client", "add", "Boulangerie Martin", "--source", "Bouche-à-oreille");
    window = await Window.open({ book: folder });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the book says of the prospect, read by the terminal program: the window's word is not taken for it. */
  const record = () => JSON.parse(carnet(folder, "client", "show", NAME, "--json"));

  test("n opens the form; a name that is missing is said beside its field, nothing typed is lost", async () => {
    await window.keys("2");
    await window.find("new-open");
    await window.keys("n");
    await window.type("new-person", "Anaïs Hœfler");
    await window.type("new-source", "Malt");
    await window.click("new-create");
    await window.until(() => window.invalid("new-name"), "a prospect without a name refused beside the field");
    assert.equal(await (await window.find("new-person")).getValue(), "Anaïs Hœfler", "the person stays typed");
    await window.shot("prospects-new");
  });

  test("a prospect from a lead source stands in the list", async () => {
    await window.type("new-name", NAME);
    await window.type("new-phone", "06 12 34 56 78");
    await window.click("new-create");
    await window.find("log-form");
    assert.match(await window.text("clients"), /Studio Hœfler & Fils/, "the list shows the new prospect");
    assert.equal(record().source, "Malt", "the lead source is made by its name");
  });

  test("taken back, it leaves no panel behind; done again, it is there as before", async () => {
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("Control", "z");
    await window.gone("panel");
    await window.keys("Control", "Shift", "z");
    const row = window.page.$(`//div[@data-testid="row"][contains(., "Hœfler")]`);
    await row.waitForExist({ timeout: 30_000 });
    await window.hit(row);
    await window.find("log-form");
  });

  test("three dated calls, each in one line, the last with the next date", async () => {
    const calls = [
      ["Répondeur", "", ""],
      ["Rappelle jeudi, en réunion", "5", ""],
      ["Intéressée par la refonte, veut un devis", "25", "+3j"],
    ];
    for (const [at, [note, minutes, next]] of calls.entries()) {
      await window.type("log-note", note);
      if (minutes) await window.type("log-minutes", minutes);
      if (next) await window.type("log-next", next);
      await window.click("log-save");
      await window.until(async () => (await window.page.$$('[data-testid="exchange"]').length) === at + 1, `${at + 1} exchanges in the panel`);
      assert.equal(await (await window.find("log-note")).getValue(), "", "the line is ready for the next exchange");
    }
    assert.match(await window.text("exchanges"), /Intéressée par la refonte/, "the newest exchange is in view");
    assert.match(await window.text("panel-next"), /dans 3 j/, "the next date stands at the top of the panel");
    assert.equal(record().next_date, "2026-11-26", "+3j from the book's today");
    const row = await window.page.$(`//div[@data-testid="row"][contains(., "Hœfler")]`);
    assert.match(await row.getText(), /dans 3 j/, "the next date is in the list too");
    await window.shot("prospects-panel");
  });

  test("a call noted in one line: what was said, how long, when to come back", async () => {
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("c");
    await window.until(() => window.page.execute(() => document.activeElement.dataset.testid === "log-note"), "c puts the cursor in the line");
    await window.write("Attend le budget 10 min, demain");
    assert.equal(await (await window.find("log-next")).getValue(), "demain", "what it understood shows before Enter");
    assert.equal(await (await window.find("log-minutes")).getValue(), "10m");
    await window.shot("prospects-one-line");
    await window.keys("Enter");
    await window.until(() => record().next_date === "2026-11-24", "tomorrow, in the book");
    const [newest] = record().interactions;
    assert.deepEqual([newest.note, newest.minutes], ["Attend le budget", 10], "the note is without the date and the length");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("Control", "z");
    await window.until(() => record().next_date === "2026-11-26", "the exchange and its date are taken back together");
  });

  test("r sets the next date of the chosen row", async () => {
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("r");
    await window.until(() => window.page.execute(() => document.activeElement.dataset.testid === "set-next"), "r puts the cursor in the date");
    await window.write("+5j");
    await window.keys("Enter");
    await window.until(() => record().next_date === "2026-11-28", "five days from today");
  });

  test("a follow-up date typed as one says it; a wrong one keeps what was typed", async () => {
    await window.type("set-next", "31/02");
    await window.keys("Enter");
    await window.until(() => window.invalid("set-next"), "31 February refused beside the field");
    assert.equal(await (await window.find("set-next")).getValue(), "31/02", "what was typed stays");
    await window.shot("prospects-refused");
    await window.type("set-next", "lun");
    await window.keys("Enter");
    await window.until(async () => /dans 7 j/.test(await window.text("panel-next")), "next Monday at the top of the panel");
    assert.equal(record().next_date, "2026-11-30", "lun is the next Monday");
  });

  test("a field changed in place is saved when it is left", async () => {
    await window.type("edit-email", "anais@hoefler.example");
    await window.keys("Tab");
    await window.until(() => record().email === "anais@hoefler.example", "the e-mail in the book");
  });

  test("search finds without accents, arrows move the list with the panel, Escape closes it", async () => {
    await window.keys("Escape");
    await window.gone("panel");
    await window.keys("/");
    await window.keys(..."hoefler");
    await window.until(async () => (await window.page.$$('[data-testid="row"]').length) === 1, "one row left");
    await window.keys("Escape");
    await window.until(async () => (await window.page.$$('[data-testid="row"]').length) === 2, "both rows again");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("Home");
    const name = () => window.page.$('[data-testid="panel"] h2').getText();
    const first = await name();
    await window.keys("ArrowDown");
    await window.until(async () => (await name()) !== first, "the panel follows the list");
    const second = await name();
    await window.keys("Escape");
    await window.gone("panel");
    await window.keys("ArrowDown"); // There is no third: the arrows go on from where one was.
    assert.equal(await name(), second, "the row stays chosen when its panel is closed");
    await window.keys("Escape");
    await window.gone("panel");
    await window.keys("q");
    await window.until(async () => (await (await window.find("quote-client")).getValue()) === second, "a letter acts on the row that was chosen last");
    await window.keys("2");
    await window.find("screen-prospects");
  });

  /** The middle of an element on the page. */
  const middle = (css) =>
    window.page.execute((css) => {
      const box = document.querySelector(css).getBoundingClientRect();
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + Math.min(box.height / 2, 200)) };
    }, css);
  const idOf = () => String(record().id);
  const standsAt = (stage) => window.page.execute((css) => document.querySelector(css) !== null, `[data-testid="column-${stage}"] [data-id="${idOf()}"]`);
  /** Takes the card with the mouse and holds it over a column; letting go is another step. */
  async function hold(column) {
    const from = await middle(`[data-testid="card"][data-id="${idOf()}"]`);
    const to = await middle(`[data-testid="column-${column}"]`);
    const hand = window.page.action("pointer").move({ duration: 0, ...from }).down({ button: 0 });
    await hand.move({ duration: 80, x: from.x + 20, y: from.y + 8 }).move({ duration: 120, ...to }).perform(true);
    await window.find("ghost");
  }

  test("b shows the board; a card dragged to another column changes its stage, Escape gives up", async () => {
    await window.keys("b");
    await window.find("board");
    await window.until(() => standsAt("contacted"), "a prospect that was called stands at Contacté");
    await hold("dormant");
    await window.shot("prospects-drag");
    await window.keys("Escape");
    await window.gone("ghost");
    await window.page.action("pointer").up().perform();
    assert.equal(record().stage, "contacted", "Escape wrote nothing");
    await hold("dormant");
    await window.page.action("pointer").up().perform();
    await window.until(() => standsAt("dormant"), "the card stands where it was dropped");
    await window.until(() => record().stage === "dormant", "and so it is in the book");
    assert.equal(await window.page.$('[data-testid="panel"]').isExisting(), false, "letting go opens no panel");
  });

  test("the keyboard moves cards too, and says so; Ctrl+Z takes it back", async () => {
    await window.keys("Alt", "ArrowLeft");
    await window.until(() => record().stage === "lost", "one stage back");
    assert.match(await window.page.execute(() => document.querySelector('[data-testid="board-said"]').textContent), /Hœfler.*Perdu/, "the screen reader is told");
    await window.keys("Control", "z");
    await window.until(() => record().stage === "dormant", "undone in the book");
    await window.until(() => standsAt("dormant"), "and on the board");
    await window.keys("Control", "z");
    await window.until(() => standsAt("contacted"), "the drag is undone as well");
    await window.keys("ArrowLeft");
    const first = await window.page.execute(() => document.querySelector('[data-testid="card"][aria-selected="true"]').dataset.id);
    assert.notEqual(first, idOf(), "an arrow leads to the next column that has a card");
    await window.keys("ArrowRight");
    await window.keys("Enter");
    await window.find("log-form");
    assert.equal(await window.page.$('[data-testid="panel"] h2').getText(), NAME, "Enter opens the record of the chosen card");
    await window.keys("Escape");
    await window.gone("panel");
    await window.shot("prospects-board");
    await window.keys("l");
    await window.find("clients");
  });

  test("p shows the number to dial; the call is noted from there", async () => {
    await window.hit(window.page.$(`//div[@data-testid="row"][contains(., "Hœfler")]`));
    await window.keys("p");
    assert.match(await window.text("call-number"), /06\s12\s34\s56\s78/);
    await window.shot("prospects-call");
    await window.click("call-log");
    await window.gone("call-card");
    await window.until(() => window.page.execute(() => document.activeElement.dataset.testid === "log-note"), "the line for the call has the cursor");
    await window.keys("Escape");
    await window.gone("panel");
  });

  test("s opens what each source costs and wins, and leads to its prospects", async () => {
    await window.keys("s");
    await window.find("sources");
    assert.match(await window.text("sources"), /Malt/);
    const malt = () => window.hit(window.page.$(`//div[@data-testid="row"][contains(., "Malt")]`));
    await malt();
    await window.type("source-monthly", "29");
    await window.type("source-commission", "dix");
    await window.click("source-save");
    await window.until(() => window.invalid("source-commission"), "what is no rate is refused beside its field");
    await window.type("source-commission", "10");
    await window.click("source-save");
    await window.until(async () => /29,00[^]*10.%/.test(await window.text("sources")), "what the source takes stands in the list");
    await window.shot("prospects-source");
    await malt();
    await window.keys("Enter");
    await window.find("clients");
    await window.until(async () => (await window.page.$$('[data-testid="row"]').length) === 1, "the one prospect of Malt");
    await window.click("filter-clear");
    await window.until(async () => (await window.page.$$('[data-testid="row"]').length) === 2, "all again");
  });

  test("an import shows what it would do, names the rows it refuses, and doubles nothing", async () => {
    const count = () => JSON.parse(carnet(folder, "client", "list", "--json")).clients.length;
    const file = join(folder, "contacts.csv");
    writeFileSync(file, CONTACTS);
    const before = count();
    await window.keys("i");
    await window.type("import-file", file);
    await window.keys("Enter");
    assert.match(await window.text("import-added"), /^2/, "two rows are new");
    await window.shot("prospects-import");
    await window.click("import-duplicates");
    assert.match(await window.text("import-rows"), /ligne 3\s+Boulangerie Martin/, "the one that is there already, by its line");
    await window.click("import-refused");
    assert.match(await window.text("import-rows"), /ligne 4[^]*SIREN/, "the one that cannot be read, by its line and reason");
    assert.equal(count(), before, "the preview writes nothing");
    await window.click("import-do");
    await window.gone("import");
    assert.equal(count(), before + 2, "what was offered is in the book");
    await window.keys("i");
    await window.type("import-file", file);
    await window.keys("Enter");
    assert.match(await window.text("import-added"), /^0/, "the same file twice adds nothing");
    await window.keys("Escape");
    await window.gone("import");
  });

  test("a file whose heads say nothing: the columns are named by hand", async () => {
    const file = join(folder, "sans-entete.csv");
    writeFileSync(file, "Machin;Truc;Bidule\nMoulin Neuf;Ève Roux;eve@moulin.example\n");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("i");
    await window.type("import-file", file);
    await window.keys("Enter");
    await window.find("import-problem");
    assert.match(await window.text("import-columns"), /Moulin Neuf/, "the first rows stand under their heads");
    assert.doesNotMatch(await window.text("import"), /déjà dans le carnet/, "nothing was read yet, so nothing is said to be there");
    await window.choose("import-column-0", "company");
    await window.until(async () => /^1/.test(await window.text("import-added")), "one to add, once a column is the name");
    await window.choose("import-column-1", "person");
    await window.choose("import-column-2", "email");
    await window.until(() => window.page.execute(() => document.querySelector('[data-testid="import-column-2"]').value === "email"), "the third is the e-mail");
    await window.shot("prospects-mapping");
    await window.click("import-do");
    await window.gone("import");
    const added = JSON.parse(carnet(folder, "client", "show", "Moulin Neuf", "--json"));
    assert.deepEqual([added.person, added.email], ["Ève Roux", "eve@moulin.example"], "each column went where it was told");
  });

  test("a file that is no list of contacts gives one sentence and offers nothing", async () => {
    const file = join(folder, "photo.csv");
    writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0]));
    await window.keys("i");
    await window.type("import-file", file);
    await window.keys("Enter");
    await window.until(() => window.invalid("import-file"), "a picture is refused beside its field");
    assert.equal(await window.page.$('[data-testid="import-do"]').isExisting(), false);
    await window.keys("Escape");
    await window.gone("import");
  });

  test("the follow-up is what today asks for when its day has come", async () => {
    carnet(folder, "follow-up", "add", "--client", "Boulangerie", "--on", "aujourd'hui", "rappeler pour la carte");
    await window.keys("1");
    await window.page.refresh();
    await window.until(async () => /Boulangerie Martin/.test(await window.text("section-relaunch")), "today's follow-up on the first screen");
    await window.shot("today-relaunch");
    await window.hit(window.page.$(`//li[@data-testid="line"][contains(., "Boulangerie Martin")]`));
    await window.keys("f");
    await window.until(async () => !/Boulangerie Martin/.test(await window.text("section-relaunch")), "done with one key");
    await window.keys("Control", "z");
    await window.until(async () => /Boulangerie Martin/.test(await window.text("section-relaunch")), "taken back");
  });

  test("r then 3 postpones without leaving the list", async () => {
    await window.hit(window.page.$(`//li[@data-testid="line"][contains(., "Boulangerie Martin")]`));
    await window.keys("r");
    await window.find("postpone");
    await window.keys("3");
    await window.gone("postpone");
    await window.find("screen-today");
    const due = JSON.parse(carnet(folder, "follow-up", "list", "--json")).items.find((item) => item.client === "Boulangerie Martin");
    assert.equal(due.on, "2026-11-26", "three days from today");
    await window.keys("a");
    await window.find("log-form");
    assert.equal(await window.page.execute(() => document.activeElement.dataset.testid), "log-note", "a notes the call at once");
    assert.equal(await window.trouble(), "", "no error on the way");
  });
  test("q on a prospect writes a quote for it", async () => {
    await window.click("panel-quote");
    const client = await window.find("quote-client");
    await window.until(async () => (await client.getValue()) === "Boulangerie Martin", "the quote names the prospect");
    assert.equal(await window.trouble(), "", "no error on the way");
  });
});
