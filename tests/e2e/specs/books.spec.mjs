// The books in the real window: the receipts ledger by year, entries and accounts, a month closed for good, an archive verified.
import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

describe("books", () => {
  let window;
  let folder;
  let book;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-books-"));
    book = join(folder, "book");
    const { name, address, siret, iban } = IDENTITY;
    carnet(book, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "franchise");
    carnet(book, "client", "add", "Acme SARL", "--address", "3 place Bellecour, 69002 Lyon", "--siren", "443121975");
    const sold = [
      ["2025-11-10", "2025-12-02", "900", "transfer"],
      ["2026-09-14", "2026-09-30", "1200", "transfer"],
      ["2026-10-05", "2026-10-20", "300", "cash"],
    ];
    for (const [on, paid, price, method] of sold) {
      const { id } = JSON.parse(carnet(book, "invoice", "new", "--client", "Acme", "--line", `Relecture;1;lump;${price}`, "--json"));
      const { number } = JSON.parse(carnet(book, "invoice", "issue", String(id), "--on", on, "--json"));
      carnet(book, "pay", number, "--amount", price, "--on", paid, "--method", method);
    }
    window = await Window.open({ book });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the receipts of a year, cash marked, with their total; a line opens its invoice", async () => {
    await window.keys("6");
    await window.find("view-books");
    await window.keys("ArrowLeft");
    await window.until(async () => /1\s500,00\s€/.test(await window.text("receipts-total")), "1 200 € and 300 €");
    assert.match(await window.text("receipts"), /30 sept[^]*Virement[^]*20 oct[^]*Espèces/);
    await window.shot("books-receipts");
    await window.page.keys(["Alt", "ArrowLeft"]);
    await window.until(async () => /900,00\s€/.test(await window.text("receipts-total")), "the year before");
    assert.equal(await window.text("year"), "2025");
    await window.page.keys(["Alt", "ArrowRight"]);
    await window.until(async () => /1\s500,00\s€/.test(await window.text("receipts-total")), "this year again");
    await window.keys("ArrowDown");
    await window.keys("Enter");
    await window.find("invoice-panel");
    await window.keys("ArrowLeft");
    await window.find("receipts");
  });

  test("the entries of a year balance; an account is changed in place, a number of another class is refused in one sentence", async () => {
    await window.click("books-entries");
    await window.until(async () => /2\s400,00\s€/.test(await window.text("entries-debit")), "the debits: 1 500 € of the year, 900 € that it began with");
    assert.equal(await window.text("entries-debit"), await window.text("entries-credit"), "and the credits");
    assert.match(await window.text("entries"), /706[^]*Prestations de services/);
    const line = (text) => window.page.$(`//*[@data-testid="entries"]//*[@data-testid="row"][contains(., "${text}")]`);
    await window.hit(line("F2026-"));
    await window.keys("Enter");
    await window.find("invoice-panel");
    await window.keys("ArrowLeft");
    await window.click("books-entries");
    await window.hit(line("nouveaux"));
    await window.keys("Enter");
    await window.until(async () => /Aucune facture n’est derrière cette ligne/.test(await window.page.$("body").getText()), "what the year began with is no invoice's");
    await window.shot("books-entries");
    await window.click("books-accounts");
    await window.find("account-goods");
    await window.type("account-sales-number", "606");
    await window.keys("Enter");
    await window.until(async () => /commence par 7/.test(await window.text("account-sales")), "why it is refused");
    await window.shot("books-account-refused");
    await window.type("account-sales-number", "706100");
    await window.keys("Enter");
    await window.find("account-sales-usual");
    await window.shot("books-accounts");
    const { accounts } = JSON.parse(carnet(book, "accounts", "list", "--json"));
    assert.equal(accounts.find(({ role }) => role === "sales").number, "706100");
    await window.click("books-entries");
    await window.until(async () => /706100/.test(await window.text("entries")), "the entries take it");
    await window.click("books-accounts");
    await window.click("account-sales-usual");
    await window.gone("account-sales-usual");
    await window.click("basis-accrual");
    await window.click("books-entries");
    await window.until(async () => /411[^]*Acme/.test(await window.text("entries")), "kept by invoices, the client owes");
    await window.click("books-accounts");
    await window.click("basis-cash");
    await window.until(async () => JSON.parse(carnet(book, "accounts", "list", "--json")).basis === "cash", "as before");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });

  test("periods close in order, after a plain warning, for good", async () => {
    await window.click("books-closings");
    await window.find("period-2026-11");
    assert.equal(await (await window.find("period-2026-11")).getAttribute("data-standing"), "running");
    await window.shot("books-closings");
    const { open } = JSON.parse(carnet(book, "closings", "--json"));
    await window.keys("c");
    await window.find("close-dialog");
    await window.shot("books-close");
    await window.keys("Escape");
    await window.gone("close-dialog");
    assert.deepEqual(JSON.parse(carnet(book, "closings", "--json")).open, open, "nothing happened yet");
    await window.keys("c");
    await window.click("close-confirm");
    await window.gone("close-dialog");
    const { closings } = JSON.parse(carnet(book, "closings", "--json"));
    assert.equal(closings[0].period, open[0], "the first in order");
    await window.until(async () => (await (await window.find(`period-${open[0]}`)).getAttribute("data-standing")) === "closed", "closed on the screen");
    await window.shot("books-closed");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });

  test("the archive of a year is written where one says", async () => {
    await window.click("books-archive");
    const place = join(folder, "archives");
    mkdirSync(place);
    await window.type("archive-folder", place);
    await window.click("archive-do");
    await window.find("archive-made", 30_000);
    assert.match(await window.text("archive-made"), /sha256sum/);
    assert.ok(existsSync(await (await window.find("archive-path")).getAttribute("title")), "the folder is there");
    await window.shot("books-archive");
    const made = await (await window.find("archive-path")).getAttribute("title");
    await window.type("verify-folder", made);
    await window.click("verify-do");
    await window.until(async () => /Tout est comme/.test(await window.text("verify-result")), "nothing changed");
    await window.shot("books-verified");
    const spoiled = readdirSync(join(made, "factures"), { recursive: true }).find((name) => String(name).endsWith(".pdf"));
    appendFileSync(join(made, "factures", String(spoiled)), " ");
    await window.click("verify-do");
    await window.until(async () => /Un point|points ne sont plus/.test(await window.text("verify-result")), "a file was changed");
    assert.ok((await window.text("verify-result")).includes(String(spoiled)), "and it is named");
    await window.shot("books-spoiled");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
