// Step 8 of the journey, in the real window: mid-mission is validated, the 40 % invoice is proposed and stands in Factures.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

describe("missions", () => {
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-missions-"));
    const run = (...words) => carnet(folder, ...words);
    const { name, address, siret, iban } = IDENTITY;
    run("init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "micro-bnc", "--vat", "franchise");
    run("client", "add", "Acme SARL");
    run("quote", "new", "--client", "Acme", "--line", "Refonte du site;160;h;37,50", "--estimate", "160");
    run("quote", "send", "D2026-0001", "--follow-up", "+7j");
    const order = join(folder, "bon-signe.pdf");
    writeFileSync(order, "%PDF-1.7\nBon pour accord\n");
    run("quote", "accept", "D2026-0001", "--signed", order, "--on", "2026-11-20", "--signatory", "Claire Dubœuf");
    run("hours", "add", "2h acme prod");
    window = await Window.open({ book: folder });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const mission = () => JSON.parse(carnet(folder, "mission", "show", "1", "--json"));

  test("the list says stage, hours against the budget and the signed order; the panel the schedule", async () => {
    await window.keys("4");
    await window.find("missions");
    await window.keys("ArrowDown");
    await window.find("stages");
    assert.match(await window.text("stage-line"), /40\s%/, "the schedule is 20/40/40");
    assert.match(await window.text("mission-worked"), /2\sh/, "the hours worked so far");
    assert.match(await window.text("order"), /Claire Dubœuf/, "the signatory of the order");
    await window.shot("missions-panel");
  });

  test("mid-mission is validated with its date and name", async () => {
    assert.equal(await (await window.find("validate-stage")).getValue(), "2", "mid-mission is the stage at hand");
    await window.type("validate-on", "31/02");
    await window.keys("v");
    await window.type("validate-by", "Claire Dubœuf");
    await window.click("validate-do");
    await window.until(() => window.invalid("validate-on"), "31 February refused beside the field");
    assert.equal(await (await window.find("validate-by")).getValue(), "Claire Dubœuf", "the name stays typed");
    await window.type("validate-on", "hier");
    await window.click("validate-do");
    await window.until(async () => /Claire Dubœuf/.test(await window.text("stage-fact-2")), "who validated, beside the stage");
    const [, midway] = mission().stages;
    assert.deepEqual([midway.status, midway.validated_on], ["validated", "2026-11-22"]);
    await window.shot("missions-validated");
  });

  test("a stage to come has its planned date, typed as one says it", async () => {
    await window.type("stage-date-3", "+2s");
    await window.keys("Enter");
    await window.until(() => mission().stages[2].due_on === "2026-12-07", "two weeks from today in the book");
    await window.until(async () => /dans 14 j/.test(await window.text("stages")), "and on the screen");
  });

  test("its 40 % invoice is proposed and stands in Factures", async () => {
    await window.click("propose-2");
    await window.find("screen-invoices");
    await window.until(async () => /2\s400,00\s€/.test(await window.text("screen-invoices")), "the draft of 2 400 € in Factures");
    const drafts = JSON.parse(carnet(folder, "invoice", "propose", "--json")).invoices;
    const midway = drafts.find((draft) => draft.total_net === "2400.00");
    assert.equal(midway?.kind, "deposit", "a deposit, since the stage delivers no part");
    assert.equal(drafts.length, 2, "the order's 20 % and mid-mission's 40 %, each made once");
    await window.shot("missions-proposed");
  });

  test("the deadline moves with its reason; without one it is refused", async () => {
    await window.keys("4");
    await window.find("missions");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("ArrowDown");
    await window.type("deadline-date", "2026-12-18");
    await window.click("deadline-set");
    await window.until(() => window.invalid("deadline-reason"), "a deadline without a reason is refused beside the field");
    await window.type("deadline-reason", "Le client livre ses textes une semaine plus tard");
    await window.click("deadline-set");
    await window.until(async () => /vendredi 18 décembre/.test(await window.text("deadlines")), "the new deadline in the history");
    assert.equal(mission().deadlines.at(-1).date, "2026-12-18");
  });

  test("hours without an order are at risk, with their price, until one is attached", async () => {
    carnet(folder, "client", "add", "Brasserie du Nord");
    carnet(folder, "mission", "start", "--without-order", "--client", "Brasserie", "--name", "Carte de Noël");
    carnet(folder, "hours", "add", "3h brasserie prod");
    await window.page.refresh();
    const row = await window.page.$(`//div[@data-testid="row"][contains(., "Carte de Noël")]`);
    await row.waitForExist({ timeout: 30_000 });
    await window.hit(row);
    await window.until(async () => /105,00\s€/.test(await window.text("at-risk-amount")), "3 h at the target of 35 €");
    await window.shot("missions-at-risk");
    carnet(folder, "quote", "new", "--client", "Brasserie", "--line", "Carte de Noël;1;lump;700", "--estimate", "20");
    carnet(folder, "quote", "send", "D2026-0002", "--follow-up", "+7j");
    await window.page.refresh();
    await window.type("attach-file", join(folder, "nowhere.pdf"));
    await window.type("attach-on", "hier");
    await window.click("attach-do");
    await window.until(() => window.invalid("attach-file"), "a file that is not there is refused beside its field");
    // What the desktop says when a file is let go on the window; the gesture itself cannot be driven.
    await window.page.execute(
      (path) => window.dispatchEvent(new CustomEvent("carnet:drop", { detail: { phase: "drop", paths: [path], x: 5, y: 5 } })),
      join(folder, "bon-signe.pdf"),
    );
    assert.equal(await (await window.find("attach-file")).getValue(), join(folder, "bon-signe.pdf"), "the only field that takes a file takes it");
    await window.type("attach-signatory", "Paul Noël");
    await window.click("attach-do");
    await window.gone("at-risk");
    assert.match(await window.text("order"), /Paul Noël/, "the order is attached, with its signatory");
    await window.shot("missions-attached");
    assert.equal(await window.trouble(), "", "no error on the way");
  });

  test("m writes the point d'avancement beside its paper; what is typed is found again", async () => {
    await window.keys("Escape");
    await window.gone("panel");
    await window.click("filter-all");
    await window.hit(window.page.$(`//div[@data-testid="row"][contains(., "Refonte du site")]`));
    await window.find("mission-hours");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("m");
    await window.find("mission-note");
    await window.until(async () => Number(await (await window.find("paper")).getAttribute("data-pages")) > 0, "the paper is drawn");
    await window.until(() => window.page.execute(() => document.activeElement.dataset.testid === "note-remarks"), "one may type at once");
    await window.write("Textes en retard");
    await window.shot("missions-note");
    await window.keys("Escape");
    await window.find("mission-hours");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("m");
    assert.equal(await (await window.find("note-remarks")).getValue(), "Textes en retard", "leaving loses nothing");
    await window.keys("Escape");
  });

  test("the hours open their rows: all that were ever worked on the mission, the newest first, those just written too", async () => {
    const lots = "abcdefghijklmnopqrstuvw";
    for (const [at, lot] of [...lots].entries()) carnet(folder, "hours", "add", `2026-10-${String(at + 1).padStart(2, "0")} 1h acme prod lot ${lot}`);
    await window.page.refresh();
    await window.find("mission-hours");
    await window.until(async () => /25\sh/.test(await window.text("mission-worked")), "the two hours of the start, and those of a month before");
    await window.click("mission-worked-open");
    const rows = () => window.page.execute(() => [...document.querySelectorAll('[data-testid="mission-entries"] li')].map((row) => row.innerText));
    await window.until(async () => (await rows()).length === 6, "the last six");
    assert.deepEqual((await rows()).map((row) => /lot \w/.exec(row)?.[0]), [undefined, "lot w", "lot v", "lot u", "lot t", "lot s"], "the newest first");
    await window.click("mission-entries-all");
    const scroll = (top) => window.page.execute((top) => (document.querySelector('[data-testid="mission-entries"]').parentElement.scrollTop = top), top);
    assert.doesNotMatch(await window.text("mission-entries"), /1er oct/, "more than can be seen at once");
    await window.until(async () => (await scroll(9_999), /1er oct/.test(await window.text("mission-entries"))), "the first of them, scrolled to");
    const place = await window.page.execute(() => location.hash);
    await window.page.execute(() => document.querySelector('[data-testid="mission-entries"]').parentElement.focus());
    await window.keys("Home");
    await window.until(async () => !/1er oct/.test(await window.text("mission-entries")), "the newest again, by its key");
    assert.equal(await window.page.execute(() => location.hash), place, "the list beside it stays where it is");
    await window.keys("e");
    await window.write("45m acme prod relecture");
    await window.keys("Enter");
    await window.until(async () => /25\sh\s45/.test(await window.text("mission-worked")), "counted at once");
    await window.until(async () => (await scroll(0), /relecture/.test(await window.text("mission-entries"))), "and listed");
  });

  test("a file let go where nothing takes it says where files go", async () => {
    await window.page.execute(() => {
      const detail = { phase: "drop", paths: ["/home/lea/scan.pdf"], x: 0.5, y: 0.5, picture: null };
      window.dispatchEvent(new CustomEvent("carnet:desktop-drop", { detail }));
    });
    await window.until(async () => /Rien ne prend de fichier à cet endroit/.test(await window.page.$("body").getText()), "the sentence");
  });

  test("the list is searched, sorted and narrowed to what is at risk", async () => {
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("Escape");
    await window.gone("panel");
    await window.keys("/");
    await window.write("noel");
    await window.until(async () => (await window.page.$$('[data-testid="row"]').length) === 1, "accents do not matter");
    await window.keys("Escape");
    await window.click("filter-risk");
    await window.find("empty");
    await window.click("filter-all");
    await window.click("sort-order");
    assert.equal(await window.page.$$('[data-testid="row"]').length, 2);
    assert.equal(await window.trouble(), "", "no error on the way");
  });
});
