// The smallest window with the largest text: what gives way, and what never does.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Window, carnet, demoBook } from "../harness.mjs";

describe("1024 × 700 at 200 %", () => {
  let window;
  let book;
  before(async () => {
    book = mkdtempSync(join(tmpdir(), "carnet-narrow-"));
    demoBook(book);
    carnet(book, "follow-up", "add", "--client", "Garage", "--on", "aujourd'hui", "Rappeler pour le site");
    window = await Window.open({ book, width: 1024, height: 700 });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(book, { recursive: true, force: true });
  });

  const go = (place) => window.page.execute((place) => (location.hash = place), place);
  async function sized(zoom) {
    await window.page.execute((zoom) => localStorage.setItem("carnet.zoom", zoom), zoom);
    await window.page.refresh();
    await window.find("nav");
    await window.settled();
  }
  const heads = () => window.page.execute(() => [...document.querySelectorAll(".table [role='columnheader']")].map((head) => head.innerText.trim()));
  const sideways = () => window.page.execute(() => [...document.querySelectorAll(".table")].some((table) => table.scrollWidth > table.clientWidth));
  /** Whether an element stands whole inside of what shows it. */
  const whole = (selector) =>
    window.page.execute((selector) => {
      const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
      const main = document.querySelector("main").getBoundingClientRect();
      return left >= main.left - 1 && right <= main.right + 1 && top >= main.top - 1 && bottom <= main.bottom + 1;
    }, selector);

  test("columns of less weight fold, and come back with the room", async () => {
    await go("#/invoices");
    await window.find("row");
    assert.deepEqual(await heads(), ["Numéro", "État", "Client", "Échéance", "Total", "Reste dû"], "a small window");
    await sized("200");
    await window.find("row");
    assert.deepEqual(await heads(), ["Numéro", "Client", "Échéance", "Total"], "who, how much, until when");
    assert.equal(await sideways(), false, "nothing stands beside the window");
    await window.page.setWindowSize(1440, 900);
    await window.until(async () => (await heads()).includes("Reste dû"), "a column more in a larger window");
    await window.page.setWindowSize(1024, 700);
    await window.until(async () => !(await heads()).includes("Reste dû"), "folded again");
  });

  test("the main action of a screen is in view, whatever stands beside it", async () => {
    for (const [place, action] of [["prospects", "new-open"], ["quotes", "quote-new"], ["invoices", "invoice-new"], ["invoices/received", "expense-import"]]) {
      await go(`#/${place}`);
      await window.find(action);
      await window.settled();
      assert.ok(await whole(`[data-testid="${action}"]`), `${action} of ${place} stands whole in the window`);
    }
  });

  test("the period's name and what is done with it are in view, in both languages", async () => {
    const views = [["agenda", "l", "2026-11-30"], ["agenda", "w", "2026-11-30"], ["agenda", "m", "2025-09-24"], ["hours", "m", "2025-09-24"], ["hours", "w", "2026-11-30"], ["hours", "d", "2025-09-24"]];
    for (const language of ["en", "fr"]) {
      await window.page.execute((language) => localStorage.setItem("carnet.language", language), language);
      await sized("200");
      for (const [place, key, day] of views) {
        await go(`#/${place}/${day}`);
        await window.find(place === "agenda" ? "new-open" : "import-open");
        await window.keys(key);
        await window.settled();
        const head = await window.page.execute(() => {
          const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.querySelector("main header");
          const name = document.querySelector('[data-testid="period-name"]');
          return { over: scrollWidth - clientWidth, above: scrollHeight - clientHeight, cut: name ? name.scrollWidth - name.clientWidth : 0 };
        });
        assert.deepEqual(head, { over: 0, above: 0, cut: 0 }, `${place} ${key}, ${language}: all of the head in one row`);
        const shown = place === "agenda" ? ["new-open", "feeds-open"] : ["copy-week", "import-open", "hours-before", "hours-today"];
        for (const action of key === "l" ? shown : [...shown, "period-name"]) assert.ok(await whole(`[data-testid="${action}"]`), `${action} of ${place} ${key}, ${language}`);
        await window.shot(`narrow-head-${place}-${key}-${language}`);
      }
    }
  });

  test("today's lines are read whole, and each is acted on by its key", async () => {
    await go("#/today");
    await window.find("line");
    await window.settled();
    const cut = await window.page.execute(() => [...document.querySelectorAll('main [data-testid="line"]')].filter((line) => line.scrollWidth > line.clientWidth + 1).length);
    assert.equal(cut, 0, "no line is cut");
    await window.keys("Home");
    await window.keys("r");
    await window.find("postpone");
    await window.until(() => whole('[data-testid="postpone"]'), "the choice of days stands in the window");
    await window.keys("3");
    await window.gone("postpone");
    await window.keys("End");
    await window.until(() => whole('[data-testid="line"][aria-current="true"]'), "the last line is scrolled to");
    await window.shot("narrow-today");
  });

  test("the week keeps days that can be read, and follows the cursor to them", async () => {
    await go("#/hours/2026-11-16/week");
    await window.find("block");
    await window.settled();
    const sizes = await window.page.execute(() => {
      const grid = document.querySelector('[data-testid="hour-grid"]');
      const head = grid.querySelector("[data-head]").offsetHeight;
      return { hours: (grid.clientHeight - head) / 48, day: document.querySelector('[data-testid="column-2026-11-16"]').offsetWidth };
    });
    assert.ok(sizes.hours >= 3, `three hours in view at least, not ${sizes.hours}`);
    assert.ok(sizes.day >= 88, `a day wide enough for a name, not ${sizes.day} px`);
    const inView = (day) =>
      window.page.execute((day) => {
        const column = document.querySelector(`[data-testid="column-${day}"]`).getBoundingClientRect();
        const grid = document.querySelector('[data-testid="hour-grid"]').getBoundingClientRect();
        return column.left >= grid.left && column.right <= grid.right + 1;
      }, day);
    assert.equal(await inView("2026-11-20"), false, "Friday waits at the side");
    await window.keys("k");
    await window.keys("j");
    for (let day = 0; day < 4; day += 1) await window.keys("ArrowRight");
    await window.until(() => inView("2026-11-20"), "Friday, under the cursor");
    await window.shot("narrow-week");
    for (let day = 0; day < 4; day += 1) await window.keys("ArrowLeft");
    await window.until(() => inView("2026-11-16"), "and Monday again");
  });

  test("what is dragged to the edge of the view reaches the days beyond it", async () => {
    /** Holds what stands in the middle of `selector` at the right edge of `view` until that is scrolled to its end. */
    async function carry(selector, view) {
      const [from, edge] = await window.page.execute(
        (selector, view) => {
          const held = document.querySelector(selector).getBoundingClientRect();
          // The driver counts the pixels of a page that is not enlarged.
          const at = (x, y) => ({ x: Math.round(x * 2), y: Math.round(y * 2) });
          const y = Math.max(held.top, document.querySelector("[data-head]")?.getBoundingClientRect().bottom ?? 0) + 8;
          return [at(held.left + held.width / 2, y), at(document.querySelector(view).getBoundingClientRect().right - 6, y)];
        },
        selector,
        view,
      );
      await window.page.action("pointer").move(from).down().move({ x: from.x + 16, y: from.y, duration: 20 }).move({ ...edge, duration: 80 }).perform(true);
      const end = (view) => {
        const { scrollLeft, scrollWidth, clientWidth } = document.querySelector(view);
        return scrollWidth > clientWidth && scrollLeft >= scrollWidth - clientWidth - 1;
      };
      await window.until(() => window.page.execute(end, view), `${view} scrolled to its end`);
      await window.page.action("pointer").up().perform();
    }
    const entry = () => JSON.parse(carnet(book, "hours", "list", "--from", "2026-11-16", "--to", "2026-11-22", "--json")).entries.filter(({ date }) => date === "2026-11-22");
    await carry('[data-testid="column-2026-11-16"] [data-entry]', '[data-testid="hour-grid"]');
    await window.until(() => entry().length === 1, "an entry of Monday's on Sunday");
    await go("#/agenda");
    await window.find("days");
    await window.keys("w");
    await window.until(() => window.page.execute(() => document.querySelectorAll("[data-testid=day]").length === 7), "a week");
    await window.settled();
    const garage = await window.page.execute(() => [...document.querySelectorAll("[data-key^=follow_up]")].find((item) => item.innerText.includes("Garage")).dataset.key);
    await carry(`[data-key="${garage}"]`, '[data-testid="days"]');
    const day = () => window.page.execute((key) => document.querySelector(`[data-key="${key}"]`)?.closest("[data-day]").dataset.day, garage);
    await window.until(async () => (await day()) === "2026-11-29", "the follow-up on Sunday");
    await window.shot("narrow-agenda-week");
    assert.equal(await window.trouble(), "", "nothing went wrong on the way");
  });

  test("amounts of ten millions and numbers with their version stand whole, and nothing scrolls sideways", async () => {
    carnet(book, "quote", "new", "--client", "Garage", "--line", "Chantier;1;lump;9999999,99", "--estimate", "40");
    carnet(book, "quote", "send", "D2026-0014", "--follow-up", "+7j");
    carnet(book, "quote", "revise", "D2026-0014");
    carnet(book, "invoice", "new", "--client", "Garage", "--line", "Chantier;1;lump;9999999,99");
    carnet(book, "invoice", "issue", String(JSON.parse(carnet(book, "invoice", "list", "--json")).invoices.find(({ number }) => number === null).id));
    const seen = () =>
      window.page.execute(() => ({
        sideways: [...document.querySelectorAll(".table")].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
        cut: [...document.querySelectorAll(".table .number")].map(({ parentElement: cell }) => cell.scrollWidth - cell.clientWidth).filter((over) => over > 0),
      }));
    carnet(book, "pay", "F2026-0026", "--amount", "9999999,99", "--on", "2026-11-20");
    for (const zoom of ["200", "100"]) {
      if (zoom === "100") await window.keys("Control", "0");
      for (const place of ["quotes", "invoices", "invoices/books", "invoices/books/entries"]) {
        await go(`#/${place}`);
        await window.find("row");
        await window.settled();
        assert.deepEqual(await seen(), { sideways: [0], cut: [] }, `${place} at ${zoom} %`);
        await window.shot(`narrow-millions-${place.replaceAll("/", "-")}-${zoom}`);
      }
    }
  });

  test("a hundred follow-ups leave the name of the screen whole, and their number is said", async () => {
    const file = join(book, "..", `${basename(book)}.csv`);
    writeFileSync(file, `Société;Prochaine relance\n${Array.from({ length: 120 }, (_, at) => `Atelier ${at};23/11/2026\n`).join("")}`);
    carnet(book, "client", "import", file);
    rmSync(file);
    await go("#/today");
    await window.page.refresh();
    await window.find("line");
    const badge = () => window.page.execute(() => document.querySelector('[data-testid="nav-today"] .badge').innerText);
    await window.until(async () => /99\+/.test(await badge()), "a count of two digits and more");
    const [over, title] = await window.page.execute(() => {
      const place = document.querySelector('[data-testid="nav-today"]');
      const label = place.querySelector(".label");
      return [label.scrollWidth - label.clientWidth, place.title];
    });
    assert.ok(over <= 0, `the name is ${over} px short`);
    assert.match(title, /12\d relances à faire/, "the exact number");
    await window.shot("narrow-badge");
  });
});
