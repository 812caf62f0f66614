// What comes before and after the issue of an invoice, in the real window: what an electronic invoice lacks, its files, the states of
// the reform, letters to who is late, money given back, disbursements.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

describe("the life of an invoice", () => {
  let window;
  let folder;
  let book;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-life-"));
    book = join(folder, "book");
    const { name, address, siret, iban } = IDENTITY;
    carnet(book, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "debits", "--vat-number", "FR44732829320");
    carnet(book, "client", "add", "Acme SARL", "--address", "3 place Bellecour, 69002 Lyon", "--siren", "443121975");
    carnet(book, "client", "add", "Atelier Brunel");
    carnet(book, "client", "add", "Mme Odile Lantier", "--address", "4 rue Haute, 69005 Lyon");
    sell("Atelier Brunel", "Relecture;1;lump;300;20");
    sell("Mme Odile", "Cours de français;2;h;40;20");
    for (const [on, price] of [["2026-08-03", "1500"], ["2026-11-02", "400"], ["2026-11-03", "250"]]) {
      carnet(book, "invoice", "issue", String(sell("Acme", `Mise en page;1;lump;${price};20`)), "--on", on);
    }
    window = await Window.open({ book });
    await window.find("nav");
    await window.takeFiles();
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sell = (client, line) => JSON.parse(carnet(book, "invoice", "new", "--client", client, "--line", line, "--json")).id;
  const invoice = (number) => JSON.parse(carnet(book, "invoice", "show", number, "--json"));
  const client = (name) => JSON.parse(carnet(book, "client", "show", name, "--json"));
  const exists = (testid) => window.page.$(`[data-testid="${testid}"]`).isExisting();
  const go = async (place) => {
    await window.page.execute((place) => (location.hash = place), `#/invoices/${place}`);
    await window.find("invoice-panel");
  };
  /** The text of a PDF, as one reads it. */
  const textOf = (bytes) => {
    const file = join(folder, "paper.pdf");
    writeFileSync(file, bytes);
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  };

  test("what an electronic invoice lacks is named on the draft, with its reason, and filled in there", async () => {
    await go("1");
    await window.find("missing");
    assert.match(await window.text("missing"), /Il manque 3 données[^]*242 nonies A[^]*BR-FR-11[^]*BR-FR-12/, "each with the rule that wants it");
    await window.shot("life-missing");
    await window.type("missing-client-siren", "44312197");
    await window.keys("Enter");
    await window.until(() => window.invalid("missing-client-siren"), "eight figures are no SIREN, said beside the field");
    await window.type("missing-client-siren", "552100554");
    await window.keys("Enter");
    await window.gone("missing-client-siren");
    await window.gone("missing-client-electronic_address");
    assert.equal(client("Atelier").siren, "552100554", "written on the client's record");
    await window.type("missing-client-address", "8 quai de Saône, 69009 Lyon");
    await window.page.keys(["Control", "Enter"]);
    await window.gone("missing");
    await window.clickToast();
    await window.find("missing-client-address");
    await window.type("missing-client-address", "8 quai de Saône, 69009 Lyon");
    await window.page.keys(["Control", "Enter"]);
    await window.gone("missing");
  });

  test("a consumer owes no SIREN: one says so where it is asked for", async () => {
    await go("2");
    await window.find("missing-client-siren");
    await window.click("missing-consumer");
    await window.gone("missing");
    assert.equal(client("Mme Odile").kind, "person");
  });

  test("an issued invoice is kept as PDF, as duplicate and as XML of both kinds", async () => {
    await go("F2026-0002");
    await window.until(async () => /Factur-X/.test(await window.text("invoice-format")), "its format");
    for (const kind of ["pdf", "duplicate", "cii", "ubl"]) {
      await window.keys("x");
      await window.find(`save-${kind}`);
      if (kind === "pdf") await window.shot("life-save");
      await window.click(`save-${kind}`);
      await window.gone(`save-${kind}`);
    }
    await window.until(async () => (await window.files()).length === 4, "four files");
    const [pdf, duplicate, cii, ubl] = await window.files();
    assert.match(pdf.name, /F2026-0002.*\.pdf$/);
    assert.doesNotMatch(textOf(pdf.bytes), /duplicata/i);
    assert.match(textOf(duplicate.bytes), /duplicata/i, "a reprint says that it is one");
    assert.match(cii.bytes.toString("utf8"), /<rsm:CrossIndustryInvoice/);
    assert.match(ubl.bytes.toString("utf8"), /<(\w+:)?Invoice[ >]/);
    assert.match(cii.name + ubl.name, /\.xml.*\.xml$/);
  });

  test("the states of the reform are noted by hand, in their order", async () => {
    await go("F2026-0002");
    assert.match(await window.text("lifecycle"), /Aucun état/);
    await window.keys("s");
    await window.find("state-form");
    await window.shot("life-state");
    await window.choose("state-code", "200");
    await window.type("state-on", "02/11/2026");
    await window.keys("Enter");
    await window.gone("state-form");
    await window.find("lifecycle-200");
    await window.click("lifecycle-record");
    await window.choose("state-code", "202");
    await window.click("state-submit");
    await window.find("lifecycle-202");
    await window.clickToast();
    await window.gone("lifecycle-202");
    assert.equal(await exists("next-document"), false, "nothing has to follow");
  });

  test("a refusal wants its reason, and leads to the credit note", async () => {
    await window.click("lifecycle-record");
    await window.choose("state-code", "210");
    await window.click("state-submit");
    await window.until(() => window.invalid("state-reason"), "a refusal without a reason is refused");
    const reasons = await window.page.execute((list) => [...list.options].map(({ value }) => value), await window.find("state-reason-code"));
    await window.choose("state-reason-code", reasons[1]);
    await window.type("state-reason", "Le bon de commande n'est pas cité");
    await window.shot("life-refusing");
    await window.click("state-submit");
    await window.find("lifecycle-210");
    assert.match(await window.text("lifecycle-210"), /bon de commande n.est pas cité/);
    assert.match(await window.text("next-document"), /un avoir l’annule/);
    await window.shot("life-refused");
    await window.keys("1");
    assert.match(await window.text("line"), /Acme SARL[^]*a refusé la facture F2026-0002[^]*bon de commande n.est pas cité/, "Today asks for it first, with its reason");
    await window.shot("life-refused-today");
    await window.page.execute(() => document.activeElement.blur());
    await window.keys("Home");
    await window.keys("c");
    await window.find("credit-form");
    await window.type("credit-reason", "Facture refusée");
    await window.click("credit-submit");
    await window.until(async () => /Avoir[\s\S]*Facture refusée/.test(await window.text("invoice-panel")), "the draft of the credit note, with its reason");
    await window.still(await window.find("invoice-issue"));
    await window.keys("i");
    await window.find("issue-dialog");
    await window.click("issue-confirm");
    await window.gone("issue-dialog");
    await go("F2026-0002");
    await window.until(async () => /la remplace/.test(await window.text("next-document")), "then a new invoice");
    await window.click("next-copy");
    await window.until(async () => /Remplace la facture F2026-0002/.test(await window.text("invoice-panel")), "the draft that takes its place");
    await window.shot("life-replaces");
    await window.click("replaces");
    await window.find("replaced-by");
  });

  test("a rejection wants another document than a refusal", async () => {
    await go("F2026-0003/state");
    await window.choose("state-code", "213");
    const reasons = await window.page.execute((list) => [...list.options].map(({ value }) => value), await window.find("state-reason-code"));
    await window.choose("state-reason-code", reasons[1]);
    await window.click("state-submit");
    await window.find("lifecycle-213");
    assert.match(await window.text("next-document"), /corrigez-la dans une nouvelle facture/);
    await window.find("next-copy");
    await window.keys("1");
    await window.until(async () => /rejetée par la plateforme/.test(await window.text("line")), "Today offers the invoice in its place");
    assert.match(await window.text("answer"), /Refaire la facture/);
    await go("F2026-0003");
    await window.keys("s");
    await window.until(async () => /son cycle de vie est fini/.test(await window.text("invoice-panel")), "no state comes after");
    await window.keys("Escape");
  });

  test("who is late is written to three times, each letter seen before it is recorded", async () => {
    await go("F2026-0001");
    await window.find("late-since");
    assert.match(await window.text("late-indemnity"), /40,00/);
    const owed = invoice("F2026-0001").late;
    assert.ok(Number(owed.interest) > 0);
    await window.shot("life-late");
    for (const level of [1, 2, 3]) {
      await window.keys("r");
      await window.find("remind");
      assert.equal(await (await window.find(`level-${level}`)).getAttribute("aria-pressed"), "true", `letter ${level} comes after ${level - 1}`);
      await window.until(async () => Number(await (await window.find("paper")).getAttribute("data-pages")) >= 1, "the letter");
      await window.page.pause(400);
      await window.shot(`life-letter-${level}`);
      await window.click("remind-submit");
      await window.find(`reminder-${level}`);
    }
    const letters = (await window.files()).filter(({ command }) => command === "open_paper").map(({ bytes }) => textOf(bytes));
    assert.equal(letters.length, 3, "each was opened");
    assert.match(letters[0], /F2026-0001/);
    assert.match(letters[2], /mise en demeure/i);
    assert.match(letters[2], new RegExp(owed.interest.replace(".", ",")), "with the interest to the day");
    assert.match(letters[2], /40,00/);
    assert.equal(invoice("F2026-0001").reminders.length, 3);
    await window.shot("life-reminded");
  });

  test("money that came in is given back with its reason, which stands in the ledger", async () => {
    await go("F2026-0001");
    await window.keys("p");
    await window.type("pay-amount", "800");
    await window.choose("pay-method", "cheque");
    await window.keys("Enter");
    await window.until(async () => /800,00/.test(await window.text("payments")), "the cheque");
    await window.keys("b");
    await window.find("refund-form");
    assert.equal(await (await window.find("pay-amount")).getValue(), "800,00", "the last payment is proposed");
    assert.equal(await (await window.find("pay-method")).getValue(), "cheque");
    await window.click("pay-submit");
    await window.until(() => window.invalid("pay-note"), "without a reason it is refused");
    await window.shot("life-refund");
    await window.type("pay-amount", "900");
    await window.type("pay-note", "Chèque impayé, avis du 20 novembre");
    await window.keys("Enter");
    await window.until(() => window.invalid("pay-amount"), "no more than what came in");
    await window.type("pay-amount", "400*2");
    await window.keys("Enter");
    await window.gone("refund-form");
    await window.until(async () => /[-−]\s?800,00[^]*Chèque impayé, avis/.test(await window.text("payments")), "given back, with its reason");
    assert.equal(invoice("F2026-0001").balance, "1800.00", "all is owed again");
    assert.equal(await exists("invoice-refund"), false, "nothing is left to give back");
    await window.shot("life-given-back");
    await window.page.execute(() => (location.hash = "#/invoices/books"));
    await window.until(async () => /Chèque impayé/.test(await window.text("receipts")), "in the livre des recettes");
    await window.shot("life-given-back-ledger");
  });

  test("what is paid for the client is passed on at cost: no VAT, no turnover", async () => {
    await window.page.execute(() => (location.hash = "#/invoices/new/edit"));
    await window.type("invoice-client", "acme");
    await window.find("invoice-client-list");
    await window.keys("Enter");
    await window.type("line-0-description", "Relecture");
    await window.type("line-0-price", "100");
    await window.click("line-add");
    await window.type("line-1-description", "Billet de train Lyon–Paris\nJustificatif joint");
    await window.type("line-1-price", "87,40");
    await window.choose("line-1-vat", "disbursement");
    await window.until(async () => /207,40\s€/.test(await window.text("total-gross")), "120 € and the ticket at cost");
    await window.until(async () => (await (await window.find("paper")).getAttribute("data-pages")) === "1", "its paper");
    await window.shot("life-disbursement");
    await window.page.keys(["Control", "Enter"]);
    await window.find("invoice-panel");
    await window.shot("life-disbursement-panel");
    const { id } = JSON.parse(carnet(book, "invoice", "list", "--json")).invoices.find(({ total_gross }) => total_gross === "207.40");
    assert.deepEqual(invoice(String(id)).lines.map(({ disbursement }) => disbursement), [false, true]);
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
