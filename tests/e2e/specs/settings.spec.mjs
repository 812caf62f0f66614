// Réglages in the real window: the identity by sections with refusals beside the fields, the papers' specimen, series,
// language and theme, calendars, backups, export; and the demo book that one can leave.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet } from "../harness.mjs";

/** A red square of eight pixels. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4oKCAFTEMLQkAKj9AAQUJSn0AAAAASUVORK5CYII=";

describe("settings", () => {
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-settings-"));
    const { name, address, siret, iban } = IDENTITY;
    carnet(folder, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "micro-bnc", "--vat", "franchise");
    window = await Window.open({ book: folder });
    await window.find("nav");
    await window.keys("0");
    await window.find("form-identity");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const identity = () => JSON.parse(carnet(folder, "identity", "show", "--json"));
  const settings = () => JSON.parse(carnet(folder, "settings", "--json"));
  const value = async (testid) => (await window.find(testid)).getValue();
  /** Hands a file to the logo's field, as the desktop's dialog does. */
  const pick = (name, base64) =>
    window.page.execute(
      (file, text) => {
        const chosen = new DataTransfer();
        chosen.items.add(new File([Uint8Array.from(atob(text), (char) => char.charCodeAt(0))], file));
        const input = document.querySelector("[data-testid=set-logo]");
        input.files = chosen.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      },
      name,
      base64,
    );
  const drawn = () => window.page.execute(() => document.querySelector("[data-testid=specimen] canvas")?.toDataURL() ?? "");

  test("a wrong SIRET is refused beside its field, the other fields stay typed and nothing is saved", async () => {
    assert.equal(await value("set-name"), IDENTITY.name);
    assert.match(await value("set-iban"), /^FR76 3000 /, "the IBAN in groups of four");
    await window.type("set-phone", "06 12 34 56 78");
    await window.type("set-siret", "12345678901234");
    await window.click("save-identity");
    await window.until(() => window.invalid("set-siret"), "the key of the SIRET is refused");
    assert.equal(await value("set-phone"), "06 12 34 56 78", "what was typed stays");
    assert.equal(identity().phone, null, "nothing is saved of a refused section");
    await window.shot("settings-refused");
    await window.type("set-siret", IDENTITY.siret);
    await window.click("save-identity");
    await window.until(() => identity().phone !== null, "the telephone in the book");
    await window.clickToast();
    await window.until(() => identity().phone === null, "taken back from the toast");
    await window.until(async () => (await value("set-phone")) === "", "and in its field");
  });

  test("what no book is without cannot be emptied", async () => {
    await window.type("set-name", " ");
    await window.click("save-identity");
    await window.until(() => window.invalid("set-name"), "said beside the field");
    await window.page.$("[data-sonner-toast]").waitForExist({ reverse: true });
    await window.click("reset-identity");
    await window.until(async () => (await value("set-name")) === IDENTITY.name, "back to what is saved");
  });

  test("by keyboard: to the rates, a target, a floor of one's own, and the law again", async () => {
    await window.hit(await window.find("section-identity"));
    await window.keys("ArrowDown");
    await window.find("form-rates");
    assert.match(await window.text("floor-source"), /SMIC/, "the floor says where it comes from");
    await window.type("set-target", "42");
    await window.keys("Control", "Enter");
    await window.until(() => identity().target_rate === "42.00", "the target in the book");
    await window.click("floor-own");
    await window.type("set-floor", "30");
    await window.keys("Enter");
    await window.until(() => identity().floor_rate === "30.00" && !identity().floor_follows_law, "a floor of one's own");
    await window.click("floor-law");
    await window.click("save-rates");
    await window.until(() => identity().floor_follows_law, "the law again");
    await window.shot("settings-rates");
  });

  test("what is typed in a section waits there, marked, while one looks at another", async () => {
    await window.type("set-target", "45");
    await window.click("section-facts");
    await window.until(() => window.page.execute(() => document.querySelectorAll("[data-testid=fact]").length > 5), "the rules of law");
    assert.match(await window.text("facts"), /À confirmer|Vérifiée/, "how far each is trusted, in words");
    await window.shot("settings-facts");
    assert.match(await window.text("section-rates"), /non enregistré/, "the index says that something waits");
    await window.click("section-rates");
    assert.equal(await value("set-target"), "45");
    await window.click("reset-rates");
  });

  test("what was typed when the window went away is found again", async () => {
    await window.type("set-target", "47");
    await window.page.pause(800);
    await window.reopen();
    await window.find("form-rates");
    await window.find("draft-found");
    assert.equal(await value("set-target"), "47", "as it was typed");
    assert.equal(identity().target_rate, "42.00", "and not saved");
    await window.click("draft-drop");
    await window.gone("draft-found");
    assert.equal(await value("set-target"), "42", "back to what is saved");
  });

  test("a company says its form, capital and register; a micro-entreprise does not", async () => {
    await window.click("section-vat");
    await window.find("set-acre");
    await window.choose("set-status", "sasu");
    await window.find("set-capital");
    await window.gone("set-acre");
    await window.click("reset-vat");
    await window.gone("set-capital");
  });

  test("the specimen follows the accent, the mediator and the logo while they are typed", async () => {
    await window.click("section-papers");
    await window.until(drawn, "the specimen on screen");
    const first = await drawn();
    await window.click("accent-7a1f3d");
    await window.until(async () => (await drawn()) !== first, "drawn again in another colour");
    const coloured = await drawn();
    await window.find("logo-choose");
    await pick("logo.png", "bm90IGEgcGljdHVyZQ==");
    await window.until(async () => /PNG ou un JPEG/.test(await window.text("form-papers")), "what is no picture is refused");
    const let_go = (picture) =>
      window.page.execute((picture) => {
        const { left, top } = document.querySelector("[data-testid=logo-zone]").getBoundingClientRect();
        const place = { x: left + 4, y: top + 4, paths: ["/home/lea/logo.png"] };
        window.dispatchEvent(new CustomEvent("carnet:drop", { detail: { phase: "over", ...place, paths: [] } }));
        window.dispatchEvent(new CustomEvent("carnet:drop", { detail: { phase: "drop", ...place, picture } }));
      }, picture);
    await let_go(PNG);
    await window.until(async () => /logo\.png/.test(await window.text("logo-said")), "a picture let go on the field is taken");
    await let_go(null);
    await window.until(async () => /PNG ou un JPEG/.test(await window.text("form-papers")), "another file is not, and says why");
    await pick("logo.png", PNG);
    await window.until(async () => (await drawn()) !== coloured, "drawn again with the logo");
    assert.equal(identity().has_logo, false, "nothing is saved by looking");
    await window.shot("settings-papers");
    await window.type("set-terms", "90");
    await window.click("save-papers");
    await window.until(() => window.invalid("set-terms"), "more than sixty days refused, with the article of the law");
    await window.type("set-terms", "45");
    await window.click("save-papers");
    await window.until(() => identity().payment_terms_days === 45 && identity().has_logo && identity().accent === "#7a1f3d", "all of the section");
  });

  test("a series goes on where another program stopped, and never back", async () => {
    await window.click("section-series");
    await window.type("series-F-next", "F2026-0012");
    await window.click("series-F-set");
    await window.until(() => settings().series.find((one) => one.series === "F").next === "F2026-0012", "the next number");
    await window.type("series-F-next", "F2026-0003");
    await window.click("series-F-set");
    await window.until(() => window.invalid("series-F-next"), "a series never goes back");
    await window.shot("settings-series");
  });

  test("language and theme change at once", async () => {
    await window.click("section-appearance");
    await window.click("set-language-en");
    assert.match(await window.text("section-identity"), /Identity/);
    await window.click("set-theme-dark");
    assert.equal(await window.page.execute(() => document.documentElement.dataset.theme), "dark");
    await window.click("section-data");
    await window.shot("settings-data-en-dark");
    await window.click("section-appearance");
    await window.click("set-theme-light");
    await window.click("set-language-fr");
    assert.match(await window.text("section-identity"), /Identité/);
  });

  test("the calendars are named with their path", async () => {
    await window.click("section-calendars");
    assert.match(await window.text("feed-relances"), /relances\.ics$/);
  });

  test("a backup is made, verified, and put back after a question; the export is whole", async () => {
    await window.click("section-data");
    const count = () => window.page.execute(() => document.querySelectorAll("[data-testid=backup]").length);
    const before = await count();
    await window.click("backup-make");
    await window.until(async () => (await count()) > before, "the backup in the list");
    await window.until(async () => /Vérifiée/.test(await window.text("backup-state")), "verified, in words");
    carnet(folder, "client", "add", "Noté après la sauvegarde");
    await window.click("backup-restore");
    await window.find("restore-dialog");
    await window.shot("settings-restore");
    await window.keys("Escape");
    await window.gone("restore-dialog");
    assert.match(carnet(folder, "client", "list"), /Noté après/, "leaving the question changes nothing");
    await window.click("backup-restore");
    await window.click("restore-confirm");
    await window.gone("restore-dialog");
    await window.until(() => !/Noté après/.test(carnet(folder, "client", "list")), "the book of the backup");
    const target = join(folder, "..", `${folder.split("/").at(-1)}-export`);
    await window.type("export-folder", target);
    await window.click("export");
    await window.until(() => existsSync(target) && readdirSync(target).length > 3, "the files of the export in its folder");
    await window.find("export-done");
    rmSync(target, { recursive: true, force: true });
    await window.shot("settings-data");
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});

describe("the demo book", () => {
  let window;
  before(async () => {
    window = await Window.open();
  });
  after(() => window?.close());

  test("says that it is one, and is left after a question", async () => {
    await window.click("create-demo");
    await window.find("screen-today", 60_000);
    await window.click("nav-settings");
    await window.click("section-data");
    await window.find("demo-banner");
    await window.click("demo-leave");
    await window.click("demo-stay");
    await window.gone("demo-dialog");
    await window.click("demo-leave");
    await window.shot("settings-demo");
    await window.click("demo-drop");
    await window.find("welcome", 20_000);
    assert.equal(await window.trouble(), "", "no error and no violation of the policy on the way");
  });
});
