// Received invoices in the real window: dropped, read, checked, saved with their file, paid, typed by hand, deleted and back.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

/** A ticket as a railway prints it: one line in a font that every reader has, so that the file does not bring it. */
function ticket(words) {
  const shown = `BT /F1 32 Tf 40 320 Td (${words}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 420] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const end = `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return `${file}xref\n0 6\n0000000000 65535 f \n${places.join("")}${end}`;
}

describe("received invoices", () => {
  let window;
  let folder;
  let book;
  let file;
  let scan;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-received-"));
    book = join(folder, "book");
    const { name, address, siret, iban } = IDENTITY;
    carnet(book, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "debits", "--vat-number", "FR44732829320");
    file = join(folder, "papeterie.xml");
    copyFileSync(join(import.meta.dirname, "../../../src-tauri/crates/carnet-documents/src/received/tests/invoice-cii.xml"), file);
    scan = join(folder, "billet.pdf");
    carnet(book, "client", "add", "Acme SARL", "--address", "3 place Bellecour, 69002 Lyon", "--siren", "443121975");
    writeFileSync(scan, ticket("Lyon Part-Dieu - Pau"));
    window = await Window.open({ book });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const drop = (phase, ...paths) =>
    window.page.execute((detail) => window.dispatchEvent(new CustomEvent("carnet:drop", { detail })), { phase, paths, x: 700, y: 400 });
  const expenses = () => JSON.parse(carnet(book, "expense", "list", "--json")).expenses;

  test("the view is one key away, and empty it says what to do", async () => {
    await window.keys("6");
    await window.find("view-received");
    await window.keys("t");
    await window.until(async () => /Déposez un PDF/.test(await window.text("empty")), "the sentence");
    await window.shot("received-empty");
  });

  test("an invoice dropped on the window is read before anything is written, then saved with its file", async () => {
    await drop("over");
    await window.find("drop-here");
    await drop("drop", file);
    await window.gone("drop-here");
    await window.until(async () => /54,33\s€/.test(await window.text("intake-total")), "its total");
    assert.match(await window.text("intake"), /Papeterie du Gave & Fils/);
    assert.deepEqual(expenses(), [], "nothing is written yet");
    await window.shot("received-read");
    await window.keys("Enter");
    await window.find("expense-panel");
    assert.match(await window.text("expense-format"), /CII/);
    const [{ id }] = expenses();
    const expense = JSON.parse(carnet(book, "expense", "show", String(id), "--json"));
    assert.equal(expense.file_sha256, createHash("sha256").update(readFileSync(file)).digest("hex"), "kept byte for byte");
    await window.shot("received-panel");
  });

  test("the same file again is recognised", async () => {
    await drop("drop", file);
    await window.find("intake-already");
    await window.shot("received-already");
    await window.keys("o");
    await window.find("expense-panel");
    assert.equal(expenses().length, 1);
  });

  test("what is no invoice is refused in a sentence", async () => {
    const broken = join(folder, "cassé.pdf");
    writeFileSync(broken, readFileSync(scan).subarray(0, 900));
    await drop("drop", broken);
    assert.match(await window.text("intake-refused"), /\S+ \S+ \S+/);
    await window.shot("received-refused");
    await window.keys("Escape");
    await window.gone("intake");
  });

  test("its file is shown as it came", async () => {
    await window.hit(window.page.$("[data-testid='row']"));
    await window.find("expense-panel");
    await window.keys("Enter");
    assert.match(await window.text("expense-xml"), /CrossIndustryInvoice/, "an XML has no look of its own");
    await window.shot("received-xml");
    await window.keys("Escape");
    await window.find("expense-panel");
  });

  test("paid in one step, and taken back", async () => {
    await window.keys("p");
    assert.equal(await (await window.find("expense-pay-amount")).getValue(), "44,33", "what is left is there already");
    await window.keys("Enter");
    await window.until(async () => /Payée/.test(await window.text("expense-state")), "paid");
    await window.clickToast();
    await window.until(async () => !/Payée/.test(await window.text("expense-state")), "to pay again");
  });

  test("by hand with its receipt, then deleted and back", async () => {
    await window.keys("n");
    await window.find("expense-form");
    await window.page.keys(["Control", "Enter"]);
    await window.until(() => window.invalid("expense-supplier"), "a missing supplier refused beside its field");
    await window.type("expense-supplier", "SNCF Voyageurs");
    await window.type("expense-date", "15/11/2026");
    await window.type("expense-net", "80");
    await window.type("expense-vat", "10");
    await window.type("expense-category", "Déplacements");
    await window.type("expense-scan", scan);
    await window.shot("received-by-hand");
    await window.page.keys(["Control", "Enter"]);
    await window.until(async () => /88,00\s€/.test(await window.text("expense-amount")), "80 € and 10 % of VAT");
    await window.keys("Enter");
    await window.until(async () => (await (await window.find("paper")).getAttribute("data-pages")) === "1", "the receipt, one page");
    const ink = await window.page.execute(() => {
      const canvas = document.querySelector("[data-testid='paper'] canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, at) => at % 4 === 0 && value < 128).length;
    });
    assert.ok(ink > 500, `its words are shown though it brings no font: ${ink} dark dots`);
    await window.shot("received-paper");
    await window.keys("Escape");
    await window.find("expense-panel");
    await window.keys("Delete");
    await window.gone("expense-panel");
    assert.equal(expenses().length, 1);
    await window.clickToast();
    await window.until(() => expenses().length === 2, "it is back");
    await window.until(async () => (await window.page.$$("[data-testid='row']")).length === 2, "in the list too");
    await window.shot("received-list");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });

  test("paid in a client's name, it goes onto an invoice to the cent", async () => {
    await window.keys("n");
    await window.find("expense-form");
    await window.type("expense-supplier", "Greffe de Lyon");
    await window.type("expense-gross", "60");
    await window.click("expense-disbursed");
    await window.page.keys(["Control", "Enter"]);
    await window.until(() => window.invalid("expense-disbursed-for"), "for whom is asked");
    await window.type("expense-disbursed-for", "Acme SARL");
    await window.shot("received-disbursed");
    await window.page.keys(["Control", "Enter"]);
    await window.until(async () => /Acme SARL/.test(await window.text("expense-disbursed-client")), "for whom it was paid");
    await window.shot("received-disbursed-panel");
    await window.keys("f");
    const drafts = () => JSON.parse(carnet(book, "invoice", "list", "--json")).invoices.filter(({ number }) => number === null);
    await window.until(() => drafts().length === 1, "a draft");
    const [{ id }] = drafts();
    const draft = JSON.parse(carnet(book, "invoice", "show", String(id), "--json"));
    assert.equal(draft.total_gross, "60.00");
    assert.equal(draft.lines[0].disbursement, true);
    await window.find("invoice-panel");
    await window.shot("received-billed");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
