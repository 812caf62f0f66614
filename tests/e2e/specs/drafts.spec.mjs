// The window killed at any moment loses no more than the field being typed, and that comes back where it was typed.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

describe("drafts", () => {
  let window;
  let folder;
  const book = () => join(folder, "book");
  const home = () => join(folder, "home");
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-drafts-"));
    const { name, address, siret, iban } = IDENTITY;
    carnet(book(), "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "franchise");
    carnet(book(), "client", "add", "Acme SARL");
    window = await Window.open({ book: book(), home: home() });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Kills the program and starts it again, as its user would after a power cut. */
  async function powerCut() {
    window.kill();
    window = await Window.open({ book: book(), home: home() });
    await window.find("nav");
  }
  const value = async (testid) => (await window.find(testid)).getValue();

  test("a quote that was being typed is in its editor again, to the letter", async () => {
    await window.keys("3");
    await window.find("quote-new");
    await window.keys("n");
    await window.type("quote-client", "Acme SARL");
    await window.type("quote-subject", "Refonte du site");
    await window.type("line-0-description", "Trois gabarits");
    await window.type("line-0-price", "75/2");
    await window.page.pause(500); // the promise is of what was typed 400 ms ago or earlier
    await powerCut();
    assert.equal(await value("quote-client"), "Acme SARL", "the window opens where it was");
    assert.equal(await value("quote-subject"), "Refonte du site");
    assert.equal(await value("line-0-description"), "Trois gabarits");
    assert.equal(await value("line-0-price"), "75/2", "as it was typed, not as it was understood");
    await window.find("draft-found");
    await window.shot("drafts-quote");
    await window.keys("Escape");
    await window.find("quote-resume");
    await window.keys("n");
    assert.equal(await value("line-0-price"), "75/2", "the list leads back to it");
    await window.keys("Control", "Enter");
    await window.find("quote-panel");
    await powerCut();
    await window.click("nav-quotes"); // the place of a moment ago may be lost, what was typed may not
    await window.find("quotes");
    assert.equal(await window.page.$("[data-testid='quote-resume']").isExisting(), false, "saved: nothing is found again");
  });

  test("dropped, it is gone for good", async () => {
    await window.keys("6");
    await window.find("invoice-new");
    await window.keys("n");
    await window.type("invoice-client", "Acme SARL");
    await window.page.pause(500);
    await powerCut();
    assert.equal(await value("invoice-client"), "Acme SARL");
    await window.click("draft-drop");
    await window.gone("draft-found");
    await window.until(async () => (await value("invoice-client")) === "", "an empty invoice");
    await window.page.pause(500);
    await powerCut();
    assert.equal(await value("invoice-client"), "", "dropped for good");
    await window.keys("Escape");
    await window.find("invoice-new");
    assert.equal(await window.page.$("[data-testid='invoice-resume']").isExisting(), false);
  });

  test("a prospect that was being written down, and the note of a call", async () => {
    await window.keys("2");
    await window.find("new-open");
    await window.keys("n");
    await window.type("new-name", "Studio Hœfler & Fils");
    await window.type("new-note", "Rencontrée au salon, rappeler jeudi");
    await window.page.pause(500);
    await powerCut();
    await window.find("draft-found");
    assert.equal(await value("new-name"), "Studio Hœfler & Fils");
    assert.equal(await value("new-note"), "Rencontrée au salon, rappeler jeudi");
    await window.shot("drafts-prospect");
    await window.click("new-create");
    await window.type("entry-line", "1h acme app");
    await window.type("log-note", "Répondeur");
    await window.page.pause(500);
    await powerCut();
    await window.find("log-note");
    await window.until(async () => (await value("entry-line")) === "1h acme app", "the line of hours in the bar, as it was left");
    assert.equal(await value("log-note"), "Répondeur", "the note waits with its client");
    await window.click("log-save");
    await window.until(async () => (await value("log-note")) === "", "the line is ready for the next exchange");
    assert.equal(JSON.parse(carnet(book(), "client", "list", "--json")).clients.length, 2, "one prospect, written once");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
