// Free invoices in the real window: typed, issued, paid in parts, credited, and the chain verified.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

describe("invoices", () => {
  let window;
  let book;
  before(async () => {
    book = mkdtempSync(join(tmpdir(), "carnet-invoices-"));
    const { name, address, siret, iban } = IDENTITY;
    carnet(book, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "debits", "--vat-number", "FR44732829320");
    carnet(book, "client", "add", "Acme SARL", "--address", "3 place Bellecour, 69002 Lyon");
    window = await Window.open({ book });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(book, { recursive: true, force: true });
  });

  const invoice = (number) => JSON.parse(carnet(book, "invoice", "show", number, "--json"));

  test("nothing to propose is said, not silent", async () => {
    await window.keys("6");
    await window.find("empty");
    await window.shot("invoices-empty");
    await window.keys("f");
    await window.until(async () => /aucune étape n’attend sa facture/.test(await window.page.$("body").getText()), "the sentence");
  });

  test("a free invoice is typed, saved as a draft, and shown as paper", async () => {
    await window.keys("n");
    await window.page.keys(["Control", "Enter"]);
    await window.until(() => window.invalid("invoice-client"), "a missing client refused beside its field");
    await window.type("invoice-client", "acme");
    await window.find("invoice-client-list");
    await window.keys("Enter");
    await window.type("line-0-description", "Relecture du catalogue");
    await window.type("line-0-quantity", "2");
    await window.choose("line-0-unit", "d");
    await window.page.pause(300); // the engine has said what the line lacks
    assert.equal(await window.page.$("[data-testid='line-0-wrong']").isExisting(), false, "of a cell that one has not come to, nothing is said");
    assert.equal(await window.invalid("invoice-client"), false, "what was refused and is there now is not refused any more");
    await window.type("line-0-price", "400");
    await window.click("line-add");
    await window.type("line-1-description", "Mise en page");
    await window.type("line-1-price", "200");
    await window.until(async () => /1\s200,00\s€/.test(await window.text("total-gross")), "1 000 € and 20 % of VAT");
    await window.page.keys(["Control", "s"]);
    await window.until(async () => (await (await window.find("paper")).getAttribute("data-pages")) === "1", "the draft's paper of one page");
    await window.shot("invoices-editor");
    await window.page.keys(["Control", "Enter"]);
    await window.find("invoice-panel");
  });

  test("what is typed and not saved is never left out of an issue", async () => {
    await window.click("invoice-open");
    await window.type("line-1-price", "250");
    await window.find("unsaved");
    await window.keys("Escape");
    await window.until(async () => /pas encore dans le carnet/.test(await window.text("invoice-panel")), "the panel says so");
    await window.shot("invoices-unsaved");
    await window.keys("i");
    await window.until(async () => (await (await window.find("line-1-price")).getValue()) === "250", "the draft again, as it was typed");
    await window.until(async () => /Enregistrez d’abord/.test(await window.page.$("body").getText()), "and why");
    assert.equal(await window.page.$("[data-testid='issue-dialog']").isExisting(), false, "nothing is about to be issued");
    await window.type("line-1-price", "200");
    await window.page.keys(["Control", "Enter"]);
    await window.find("invoice-panel");
  });

  test("issued after a plain warning, it has its number and does not change", async () => {
    await window.find("invoice-issue");
    await window.keys("i");
    await window.find("issue-dialog");
    await window.click("issue-confirm");
    await window.gone("issue-dialog");
    await window.until(async () => /F2026-0001/.test(await window.text("invoice-panel")), "the number");
    assert.equal(invoice("F2026-0001").total_gross, "1200.00");
    await window.keys("i");
    assert.equal(await window.page.$("[data-testid='issue-dialog']").isExisting(), false, "nothing to issue any more");
  });

  test("payments: the balance is proposed, too much is refused, the state follows", async () => {
    await window.keys("p");
    await window.find("pay-form");
    assert.equal(await (await window.find("pay-amount")).getValue(), "1200,00", "the balance is there already");
    await window.type("pay-amount", "1300");
    await window.keys("Enter");
    await window.until(() => window.invalid("pay-amount"), "more than the balance refused beside its field");
    await window.type("pay-amount", "1000/2");
    await window.shot("invoices-pay");
    await window.keys("Enter");
    await window.gone("pay-form");
    await window.until(async () => /700,00\s€/.test(await window.text("panel-amount")), "700 € left");
    assert.match(await window.text("panel-state"), /Payée en partie/);
    assert.deepEqual([invoice("F2026-0001").paid, invoice("F2026-0001").status], ["500.00", "partly_paid"]);
    await window.shot("invoices-partly-paid");
  });

  test("a credit note on one line: prepared, issued under its own number, linked both ways", async () => {
    await window.keys("c");
    await window.find("credit-form");
    await window.click("credit-submit");
    await window.until(() => window.invalid("credit-reason"), "a missing reason refused beside its field");
    await window.type("credit-reason", "Mise en page non réalisée");
    await window.until(async () => /toute la facture.*1\s200,00\s€/s.test(await window.text("credit-total")), "the whole invoice at first");
    await window.click("credit-line-0");
    await window.until(async () => /ces lignes.*200,00.*240,00\s€/s.test(await window.text("credit-total")), "one line, with its VAT, before anything is written");
    await window.shot("invoices-credit");
    await window.click("credit-submit");
    await window.until(async () => /240,00\s€/.test(await window.text("panel-amount")), "200 € and their VAT");
    await window.find("invoice-issue");
    await window.keys("i");
    await window.click("issue-confirm");
    await window.until(async () => /A2026-0001/.test(await window.text("invoice-panel")), "the number of its own series");
    assert.match(await window.text("credits"), /F2026-0001/);
    await window.click("credits");
    await window.until(async () => /460,00\s€/.test(await window.text("rest")), "what is left, after the payment and the note");
    assert.match(await window.text("payments"), /500,00\s€[\s\S]*A2026-0001[\s\S]*240,00\s€/);
    await window.keys("c");
    await window.until(async () => (await (await window.find("credit-line-1")).getAttribute("disabled")) !== null, "a credited line is not offered again");
    await window.keys("Escape");
    await window.gone("credit-form");
    await window.click("credit-note");
    await window.until(async () => /A2026-0001/.test(await window.text("invoice-panel")), "back to the note");
    const corrected = invoice("F2026-0001");
    assert.deepEqual([corrected.balance, corrected.status], ["460.00", "partly_paid"], "1 200 less 500 paid and 240 credited");
    await window.keys("Enter");
    await window.find("invoice-document");
    await window.until(async () => (await (await window.find("paper")).getAttribute("data-pages")) === "1", "its paper");
    await window.shot("invoices-credit-note");
    await window.keys("Escape");
  });

  test("an invoice is copied into a free draft; wrong figures are explained, and it gets its own number", async () => {
    await window.hit(window.page.$("[data-testid='row'][data-id='1']"));
    await window.until(async () => /F2026-0001/.test(await window.text("invoice-panel")), "the issued one");
    await window.keys("d");
    await window.find("invoice-editor");
    assert.equal(await (await window.find("line-1-description")).getValue(), "Mise en page", "with its lines");
    await window.type("invoice-due", "31/02/2026");
    await window.until(() => window.invalid("invoice-due"), "31 February refused beside its field");
    await window.type("invoice-due", "+30j");
    await window.type("line-0-quantity", "-2");
    assert.equal(await window.invalid("line-0-quantity"), false, "not while it is typed");
    // The press takes the focus from the field: what is said of it then waits, or the button would be gone from under the hand.
    const lines = (await window.page.$$("[data-testid='invoice-editor'] [data-line]")).length;
    await window.until(async () => !(await window.invalid("invoice-due")), "nothing said of the due date any more");
    const button = await window.find("line-add");
    await window.still(button);
    const hand = window.page.action("pointer").move({ origin: button });
    await hand.down().pause(600).up().perform();
    await window.find(`line-${lines}`);
    await window.until(() => window.invalid("line-0-quantity"), "a negative quantity is said once the field is left");
    await window.find("line-0-wrong");
    await window.shot("invoices-wrong");
    await window.type("line-0-quantity", "2");
    await window.keys("Tab");
    await window.gone("line-0-wrong");
    await window.page.keys(["Control", "Enter"]);
    await window.find("invoice-panel");
    await window.keys("i");
    await window.find("issue-dialog");
    await window.type("issue-on", "2026-11-23");
    await window.keys("Enter");
    await window.gone("issue-dialog");
    await window.until(async () => /F2026-0002/.test(await window.text("invoice-panel")), "its own number");
    await window.keys("Escape");
    await window.gone("invoice-panel");
  });

  test("a wrong invoice is replaced by a right one, with its goods", async () => {
    await window.hit(window.page.$(`//div[@data-testid="row"][contains(., "F2026-0002")]`));
    await window.find("invoice-panel");
    await window.keys("c");
    await window.type("credit-reason", "Fournitures oubliées");
    await window.shot("invoices-correct");
    await window.click("credit-correct");
    await window.find("invoice-editor");
    const lines = (await window.page.$$("[data-testid='invoice-editor'] [data-line]")).length;
    await window.click("line-add");
    await window.type(`line-${lines}-description`, "Classeurs");
    await window.type(`line-${lines}-quantity`, "3");
    await window.choose(`line-${lines}-unit`, "goods");
    await window.type(`line-${lines}-price`, "10");
    await window.shot("invoices-corrected");
    await window.page.keys(["Control", "Enter"]);
    await window.find("invoice-panel");
    await window.find("invoice-issue");
    await window.keys("i");
    await window.click("issue-confirm");
    await window.until(async () => /F2026-0003/.test(await window.text("invoice-panel")), "the next number of the same series");
    await window.shot("invoices-corrective");
    const [wrong, right] = ["F2026-0002", "F2026-0003"].map(invoice);
    assert.deepEqual([right.corrective, right.replaces, wrong.balance], [true, "F2026-0002", "0.00"], "it stands in the place of the wrong one");
    const xml = join(book, "F2026-0003.xml");
    carnet(book, "invoice", "xml", "F2026-0003", "-o", xml);
    assert.match(readFileSync(xml, "utf8"), /<ram:TypeCode>384<\/ram:TypeCode>/);
    await window.keys("Escape");
    await window.gone("invoice-panel");
  });

  test("the list is filtered by state and searched", async () => {
    const ids = () => window.page.execute(() => [...document.querySelectorAll("[data-testid='row']")].map((row) => row.innerText.split("\n")[0]));
    await window.click("filter-partly_paid");
    await window.until(async () => (await ids()).join() === "F2026-0001", "the one that is paid in part");
    await window.keys("<");
    await window.keys("/");
    await window.write("0002");
    await window.until(async () => (await ids()).length <= 1, "searched in what is filtered");
    await window.keys("Escape");
    await window.keys("Escape");
    await window.click("filter-all");
    await window.until(async () => (await ids()).length === 4, "all four");
  });

  test("the chain of issued documents is verified in a sentence", async () => {
    await window.keys("v");
    assert.match(await window.text("verification"), /4 documents émis vérifiés\s: rien/);
    await window.shot("invoices-verified");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
