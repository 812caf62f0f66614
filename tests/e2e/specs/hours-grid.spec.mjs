// The hour grid in the real window: each gesture by mouse, then the same by keyboard, each one command and one undo.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { IDENTITY, TODAY, Window, carnet } from "../harness.mjs";

/** The Wednesday and the Thursday of the week before TODAY, a Monday: both are past, so holes show. */
const WEDNESDAY = "2026-11-18";
const THURSDAY = "2026-11-19";

describe("the hour grid", () => {
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-grid-"));
    const { name, address, siret, iban } = IDENTITY;
    carnet(folder, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "micro-bnc", "--vat", "franchise");
    carnet(folder, "client", "add", "Acme SARL");
    carnet(folder, "client", "add", "Brasserie du Nord");
    window = await Window.open({ book: folder });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const week = () => JSON.parse(carnet(folder, "hours", "list", "--from", "2026-11-16", "--to", "2026-11-22", "--json")).entries;
  const times = () => week().map(({ date, start, end }) => `${date} ${start}-${end}`);
  /** Waits until the book says so: the page shows a gesture before it is written. */
  const written = (expected, what) =>
    window.until(async () => JSON.stringify(times()) === JSON.stringify(expected), `${what}: ${JSON.stringify(expected)}, but ${JSON.stringify(times())}`);

  /** An empty week with one entry of Acme's on Wednesday from 9 to 11, and the cursor on it. */
  beforeEach(async () => {
    for (const { id } of week()) carnet(folder, "hours", "delete", String(id));
    carnet(folder, "hours", "add", "2026-11-18", "9:00-11:00", "acme prod");
    await window.page.execute((place) => (location.hash = place), "#/today");
    await window.find("screen-today");
    await window.page.execute((place) => (location.hash = place), `#/hours/${WEDNESDAY}/week`);
    await window.find("block");
  });

  /** Where a time of a day stands on screen. */
  async function at(day, clock) {
    const [hours, minutes] = clock.split(":").map(Number);
    return window.page.execute(
      (day, minute) => {
        const { left, width, top } = document.querySelector(`[data-day="${day}"]`).getBoundingClientRect();
        return { x: Math.round(left + width / 2), y: Math.round(top + minute * 0.8) };
      },
      day,
      hours * 60 + minutes,
    );
  }

  async function drag(from, to, key) {
    const hand = window.page.action("pointer").move(from).down().move({ x: from.x, y: from.y + 6, duration: 20 }).move({ ...to, duration: 60 });
    if (!key) return hand.up().perform();
    const held = window.page.action("key").down(key);
    await window.page.actions([held, hand]);
    await window.page.actions([window.page.action("pointer").up(), window.page.action("key").up(key)]);
  }

  test("the day and the week are summed at their heads, the client at the right", async () => {
    assert.match(await window.text(`total-${WEDNESDAY}`), /^2\sh$/, "the day's total");
    assert.match(await window.text("total"), /^2\sh$/, "the week's total");
    assert.match(await window.text("client-1"), /Acme SARL\s+2\sh/, "the client's");
    const name = await (await window.find("block")).getAttribute("aria-label");
    assert.match(name, /^mercredi 18 novembre, 9\sh\s–\s11\sh, Acme SARL, production/, "a block is named in full");
  });

  test("a file of hours is shown before it is read in: clients that are unknown, rows that are refused", async () => {
    const path = join(folder, "heures.csv");
    writeFileSync(join(folder, "autre.csv"), "Client;Date;Début;Fin\nAcme SARL;2026-11-20;09:00;10:00\n");
    writeFileSync(
      path,
      ["Client;Date;Début;Fin;Note", "Acme SARL;2026-11-19;09:00;10:30;Maquette", "Acme SRL;2026-11-19;11:00;12:00;Appel", "Acme SARL;pas une date;09:00;10:00;"].join("\n"),
    );
    await window.keys("i");
    await window.type("import-file", path);
    await window.keys("Enter");
    await window.find("import-facts");
    assert.match(await window.text("import-facts"), /1\ssaisie, 1\sh\s30/);
    assert.match(await window.text("import-rows"), /Acme SRL[\s\S]*Acme SARL/, "the nearest name is given");
    await window.click("import-refused");
    assert.match(await window.text("import-rows"), /ligne 4/, "by line and reason");
    assert.match(await window.text("import-rows"), /n’est pas dans le carnet/, "set as every sentence of the window is");
    await window.shot("grid-import");
    await window.type("import-file", join(folder, "autre.csv"));
    await window.click("import-do");
    await window.gone("import");
    await written([`${WEDNESDAY} 09:00-11:00`, `${THURSDAY} 09:00-10:30`], "the row that was good, of the file that was shown and not of the one typed since");
  });

  describe("by mouse", () => {
    test("cells are painted, written down where they are, and taken back", async () => {
      await drag(await at(THURSDAY, "14:02"), await at(THURSDAY, "15:20"));
      await window.find("entry-editor");
      assert.equal(await (await window.find("edit-client")).getValue(), "Acme SARL", "the last client is proposed");
      await window.type("edit-client", "brass");
      await window.keys("Enter");
      await window.click("motive-phone");
      await window.type("edit-note", "Carte de Noël");
      await window.shot("grid-editor");
      await window.click("edit-save");
      await window.gone("entry-editor");
      await written([`${WEDNESDAY} 09:00-11:00`, `${THURSDAY} 14:00-15:30`], "the painted stretch");
      const [, entry] = week();
      assert.deepEqual([entry.client, entry.motive, entry.note], ["Brasserie du Nord", "phone", "Carte de Noël"]);
      await window.clickToast();
      await written([`${WEDNESDAY} 09:00-11:00`], "undone");
    });

    test("a block is carried to another day and time", async () => {
      await drag(await at(WEDNESDAY, "10:00"), await at(THURSDAY, "14:30"));
      await written([`${THURSDAY} 13:30-15:30`], "moved, its length kept");
      await window.clickToast();
      await written([`${WEDNESDAY} 09:00-11:00`], "undone");
    });

    test("a block that runs past midnight says the same times in both days", async () => {
      carnet(folder, "hours", "add", WEDNESDAY, "22:45-1:15", "acme prod");
      await window.keys("t");
      await window.find(`column-${TODAY}`);
      await window.keys("PageUp");
      await window.find(`column-${WEDNESDAY}`);
      const said = () => window.page.execute(() => [...document.querySelectorAll("[data-testid=block]")].map((block) => block.innerText.replace(/\s+/g, " ")).filter((text) => /22 h 45/.test(text)));
      await window.page.execute(() => (document.querySelector("[data-testid=hour-grid]").scrollTop = 2000));
      await window.until(async () => (await said()).length === 1, "the evening");
      const [evening] = await said();
      assert.match(evening, /22 h 45 – 1 h 15 · 2 h 30/);
      await window.page.execute(() => (document.querySelector("[data-testid=hour-grid]").scrollTop = 0));
      await window.until(async () => (await said()).includes(evening), "the morning after");
      await window.page.execute(() => (document.querySelector("[data-testid=hour-grid]").scrollTop = 330));
    });

    test("a week into which the evening before it reaches is not called empty", async () => {
      await window.keys("t");
      await window.find("empty");
      await window.keys("PageUp");
      await window.find(`column-${WEDNESDAY}`);
      carnet(folder, "hours", "add", "2026-11-22", "23:00-2:30", "acme prod");
      await window.keys("t");
      await window.find(`column-${TODAY}`);
      await window.page.execute(() => (document.querySelector("[data-testid=hour-grid]").scrollTop = 0));
      await window.find("block");
      await window.gone("empty");
      assert.match(await window.text("total"), /^0\smin$/, "its hours are of the week before");
    });

    test("each edge is carried alone", async () => {
      await drag(await at(WEDNESDAY, "10:57"), await at(WEDNESDAY, "12:14"));
      await written([`${WEDNESDAY} 09:00-12:15`], "the end");
      await drag(await at(WEDNESDAY, "9:03"), await at(WEDNESDAY, "8:31"));
      await written([`${WEDNESDAY} 08:30-12:15`], "the start");
      await window.clickToast();
      await written([`${WEDNESDAY} 09:00-12:15`], "undone, one gesture at a time");
    });

    for (const keys of [["Escape"], ["Control", "z"]]) {
      test(`${keys.join(" ")} takes a gesture back before it is one, and nothing else`, async () => {
        const from = await at(WEDNESDAY, "10:00");
        const to = await at(THURSDAY, "14:00");
        await window.page.action("pointer").move(from).down().move({ x: from.x, y: from.y + 6, duration: 20 }).move({ ...to, duration: 60 }).perform(true);
        await window.find("ghost");
        await window.keys(...keys);
        await window.gone("ghost");
        await window.page.action("pointer").up().perform();
        await window.settled();
        assert.deepEqual(times(), [`${WEDNESDAY} 09:00-11:00`], "nothing moved, and the step before stands");
      });
    }

    test("Ctrl carries a copy", async () => {
      await drag(await at(WEDNESDAY, "10:00"), await at(THURSDAY, "10:00"), "\uE009");
      await written([`${WEDNESDAY} 09:00-11:00`, `${THURSDAY} 09:00-11:00`], "two of them");
      await window.clickToast();
      await written([`${WEDNESDAY} 09:00-11:00`], "undone");
    });

    test("the menu of a block splits it where the pointer is, gives a motive, deletes", async () => {
      const menu = async (clock) => {
        const { x, y } = await at(WEDNESDAY, clock);
        await window.page.action("pointer").move({ x, y }).down({ button: 2 }).up({ button: 2 }).perform();
        await window.find("block-menu");
      };
      await menu("9:31");
      await window.shot("grid-menu");
      await window.click("menu-split");
      await written([`${WEDNESDAY} 09:00-09:30`, `${WEDNESDAY} 09:30-11:00`], "cut in two");
      await window.clickToast();
      await written([`${WEDNESDAY} 09:00-11:00`], "one undo makes it whole");
      await menu("10:00");
      await window.click("menu-motive-travel");
      await window.until(async () => week()[0].motive === "travel", "the motive");
      await window.clickToast();
      await window.until(async () => week()[0].motive === "production", "the motive as before");
      await menu("10:00");
      await window.click("menu-delete");
      await written([], "deleted");
      await window.clickToast();
      await written([`${WEDNESDAY} 09:00-11:00`], "back");
    });

    test("a client stands out when it is chosen at the right", async () => {
      await window.click("client-1");
      await window.find("filter-none");
      await window.click("filter-none");
      await window.gone("filter-none");
    });
  });

  describe("by keyboard", () => {
    const undo = () => window.keys("Control", "z");
    /** Selects the block; Escape first, so that what an earlier test left is let go. */
    const choose = async () => {
      await window.keys("Escape");
      await window.keys("k");
      await window.keys("j");
      await window.until(async () => (await (await window.find("block")).getAttribute("aria-current")) === "true", "the block chosen");
    };

    test("cells are painted with Shift and the arrows, written down with Enter, and taken back", async () => {
      await choose();
      await window.keys("ArrowRight");
      for (let quarter = 0; quarter < 3; quarter += 1) await window.keys("Shift", "ArrowDown");
      await window.find("painted");
      await window.keys("Enter");
      await window.find("entry-editor");
      await window.keys("Alt", "a");
      await window.keys("Enter");
      await window.gone("entry-editor");
      await written([`${WEDNESDAY} 09:00-11:00`, `${THURSDAY} 09:00-10:00`], "four quarters");
      assert.equal(week()[1].motive, "phone", "the motive by one key");
      await undo();
      await written([`${WEDNESDAY} 09:00-11:00`], "undone");
    });

    test("Escape in the editor writes nothing", async () => {
      await choose();
      await window.keys("ArrowRight");
      await window.keys("Enter");
      await window.find("entry-editor");
      await window.keys("Escape");
      await window.gone("entry-editor");
      assert.deepEqual(times(), [`${WEDNESDAY} 09:00-11:00`]);
    });

    test("a block is moved with Alt, resized with Shift and Alt", async () => {
      await choose();
      await window.keys("Alt", "ArrowDown");
      await written([`${WEDNESDAY} 09:15-11:15`], "a quarter later");
      await window.keys("Alt", "ArrowRight");
      await written([`${THURSDAY} 09:15-11:15`], "a day later");
      await window.keys("Shift", "Alt", "ArrowUp");
      await written([`${THURSDAY} 09:15-11:00`], "a quarter shorter");
      assert.match(await window.text("hours-said"), /9\sh\s15\s–\s11\sh/, "said aloud");
      await undo();
      await written([`${THURSDAY} 09:15-11:15`], "undone");
      await undo();
      await undo();
      await written([`${WEDNESDAY} 09:00-11:00`], "all undone");
    });

    test("s splits, d duplicates, a letter gives the motive, Delete deletes", async () => {
      await choose();
      await window.keys("s");
      await written([`${WEDNESDAY} 09:00-10:00`, `${WEDNESDAY} 10:00-11:00`], "in the middle");
      await undo();
      await written([`${WEDNESDAY} 09:00-11:00`], "whole again");
      await choose();
      await window.keys("d");
      await written([`${WEDNESDAY} 09:00-11:00`, `${WEDNESDAY} 09:00-11:00`], "twice");
      await undo();
      await written([`${WEDNESDAY} 09:00-11:00`], "once");
      await choose();
      await window.keys("v");
      await window.until(async () => week()[0].motive === "quoting", "the motive");
      await undo();
      await window.until(async () => week()[0].motive === "production", "the motive as before");
      await choose();
      await window.keys("Delete");
      await written([], "deleted");
      await undo();
      await written([`${WEDNESDAY} 09:00-11:00`], "back");
    });

    test("what the engine refuses stands beside its field, and nothing typed is lost", async () => {
      await choose();
      await window.keys("Enter");
      await window.find("entry-editor");
      await window.type("edit-from", "midi");
      await window.keys("Enter");
      await window.until(() => window.invalid("edit-from"), "the field said to be wrong");
      assert.equal(await (await window.find("edit-from")).getValue(), "midi");
      await window.keys("Escape");
      await window.gone("entry-editor");
    });

    test("the day shows its holes and claims one with a key", async () => {
      carnet(folder, "hours", "add", "2026-11-18", "13:00-14:00", "brasserie appel");
      await choose();
      await window.keys("Escape");
      await window.keys("d");
      await window.find("day-list");
      assert.match(await window.text("day-hole"), /11\sh\s–\s13\sh/, "between the two entries");
      await window.shot("grid-day");
      await window.keys("c");
      await window.find("entry-editor");
      await window.keys("Enter");
      await window.gone("entry-editor");
      await written([`${WEDNESDAY} 09:00-11:00`, `${WEDNESDAY} 11:00-13:00`, `${WEDNESDAY} 13:00-14:00`], "no hole left");
      await window.gone("day-hole");
    });

    test("the month is a map of hours: arrows move, Enter opens the day", async () => {
      await window.keys("m");
      await window.find("heat");
      const name = await (await window.find(`heat-${WEDNESDAY}`)).getAttribute("title");
      assert.match(name, /^mercredi 18 novembre\s: 2\sh, 2\sh facturables$/, "the figures are said, not only coloured");
      await window.keys("ArrowRight");
      await window.until(async () => /jeudi 19 novembre/.test(await window.text("heat-figures")), "the next day");
      await window.shot("grid-month");
      await window.keys("ArrowLeft");
      await window.keys("Enter");
      await window.find("day-list");
      await window.keys("w");
      await window.find("totals");
      await window.keys("PageDown");
      await window.until(async () => (await window.page.$$(`[data-testid="column-${TODAY}"]`)).length === 1, "the next week");
      await window.keys("PageUp");
      await window.find(`column-${WEDNESDAY}`);
    });
  });

  test("the week before is copied in one gesture", async () => {
    await window.keys("t");
    await window.find(`column-${TODAY}`);
    await window.click("copy-week");
    const next = () => JSON.parse(carnet(folder, "hours", "list", "--from", TODAY, "--to", "2026-11-29", "--json")).entries.map(({ date, start }) => `${date} ${start}`);
    await window.until(async () => next().length === 1, "the copied entry");
    assert.deepEqual(next(), ["2026-11-25 09:00"]);
    await window.clickToast();
    await window.until(async () => next().length === 0, "taken back");
    assert.equal(await window.trouble(), "", "nothing went wrong");
  });
});
