// How fast the real window answers: 10 000 rows of each list, keystrokes over 184 000 entries. Figures are printed, for a machine at
// rest; what is asserted cannot depend on the machine: how many rows are drawn and made, what is asked, how much travels, and how many
// times the work of a short list a long one is, both measured in turn.
//
// CARNET_ENTRIES=184000 makes the large book (some minutes with a debug build); without it the keystrokes go over 18 400.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { IDENTITY, Window, carnet, crowdBook } from "../harness.mjs";
import { LISTS, inPage } from "../lists.mjs";

const ROWS = 10_000;
/** A list that is longer than the window, and short. */
const FEW = 100;
const ENTRIES = Number(process.env.CARNET_ENTRIES ?? 18_400);
const CLIENTS = 60;

/** Ten years of worked days, eighty entries a day at most, none of which overlap. */
function entries() {
  const perDay = Math.ceil(ENTRIES / 2300);
  const minutes = Math.floor((10 * 60) / perDay);
  const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const lines = ["date,start,end,client,note"];
  for (let day = new Date("2016-01-04T00:00:00Z"); lines.length <= ENTRIES; day = new Date(day.getTime() + 86_400_000)) {
    if (day.getUTCDay() % 6 === 0) continue;
    for (let at = 0; at < perDay && lines.length <= ENTRIES; at += 1) {
      const from = 8 * 60 + at * minutes;
      lines.push(`${day.toISOString().slice(0, 10)},${clock(from)},${clock(from + minutes)},Client ${(lines.length * 7) % CLIENTS},Relecture ${at}`);
    }
  }
  return lines.join("\n");
}

/** The long replies: the command, what is asked, the list in it, and how many bytes a row may have on average. */
const REPLIES = [
  ["list_client_cards", {}, "clients", 250],
  ["list_quotes", {}, "quotes", 400],
  ["list_missions", {}, "missions", 700],
  ["list_invoices", {}, "invoices", 450],
  ["list_expenses", { unpaid: false }, "expenses", 400],
  ["receipts_ledger", { year: "2026" }, "rows", 350],
  ["purchases_register", { year: "2026" }, "rows", 350],
  ["list_agenda", { from: "2026-09-01", to: "2027-10-01" }, "items", 450],
];

/** Milliseconds in order, as three figures: the middle one, nineteen of twenty, the worst. */
function figures(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms (${sorted.length})`;
}

/** From the moment a key goes down to the frame in which its effect is painted. */
async function strokes(window, keys) {
  await window.page.execute(() => {
    window.strokes = [];
    window.watchStrokes ??= addEventListener(
      "keydown",
      () => {
        const begun = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.strokes.push(performance.now() - begun);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    ) ?? true;
  });
  for (const key of keys) await window.page.keys(key);
  await window.page.pause(200);
  return window.page.execute(() => window.strokes);
}

const book = (folder) => {
  const { name, address, siret, iban } = IDENTITY;
  carnet(folder, "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "franchise");
  return folder;
};

describe("speed: ten thousand rows", () => {
  let folder;
  let large;
  let small;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-rows-"));
    [large, small] = [ROWS, FEW].map((rows) => ({ rows, book: crowdBook(join(folder, String(rows)), rows) }));
    for (const one of [small, large]) {
      one.window = await Window.open({ book: one.book });
      await one.window.find("nav");
      await one.window.page.execute(inPage);
    }
  });
  after(async () => {
    await small?.window?.close();
    await large?.window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Goes to a list from another screen; milliseconds from the address to the frame that shows its rows, and those of the page's processor. */
  async function open({ window }, { hash, shows, keys = [], click, rows = "row" }) {
    await window.page.execute(() => (location.hash = "#/guide/quotes"));
    await window.gone(shows);
    await window.settled();
    const before = window.spent();
    const took = await window.page.executeAsync(
      (hash, shows, rows, pressed, done) => {
        const begun = performance.now();
        location.hash = hash;
        const look = () => {
          const there = document.querySelector(`[data-testid="${shows}"] [data-testid="${rows}"]`);
          if (there) window.lists.painted().then(() => done(performance.now() - begun));
          else if (pressed || performance.now() - begun > 20_000) done(null); // Its keys come first.
          else requestAnimationFrame(look);
        };
        look();
      },
      hash,
      shows,
      rows,
      keys.length > 0,
    );
    const cost = window.spent() - before;
    if (keys.length > 0) await window.settled();
    for (const key of keys) await window.keys(key);
    if (click) await window.click(click);
    await window.find(shows);
    await window.settled();
    return took === null ? "–" : `${took.toFixed(0)} (${cost})`;
  }
  const scroller = ({ shows, scrolls }) => scrolls ?? `[data-testid="${shows}"]`;
  const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
  const p = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);

  for (const [name, list] of Object.entries(LISTS)) {
    const rows = list.rows ?? "row";

    test(`${name}: as much work at ${ROWS} rows as at ${FEW}`, async () => {
      for (const one of [small, large]) one.took = await open(one, list);
      const held = await large.window.page.execute((where) => window.lists.find(where).scrollHeight, scroller(list));
      assert.ok(held > 40_000, `there is a long list: ${held} pixels`);

      const times = { small: [], large: [] };
      for (let round = 0; round < 7; round += 1)
        for (const [size, { window }] of Object.entries({ small, large }))
          times[size].push(await window.page.executeAsync((where, done) => window.lists.work(window.lists.find(where), 12, 300).then(done), scroller(list)));
      const ratio = median(times.large) / median(times.small);
      const made = {};
      for (const [size, { window }] of Object.entries({ small, large }))
        made[size] = await window.page.executeAsync(
          (where, rows, done) => window.lists.made(window.lists.find(where), rows, 12, 250).then(done),
          scroller(list),
          rows,
        );

      const scroll = async (list, steps) => {
        const before = large.window.spent();
        const frames = await large.window.page.executeAsync(
          (where, steps, done) => {
            const list = window.lists.find(where);
            window.lists.frames(steps, () => window.lists.scroll(list, 120)).then(done);
          },
          list,
          steps,
        );
        return { frames, each: (large.window.spent() - before) / steps };
      };
      const STEPS = 120;
      const scrolling = await scroll(scroller(list), STEPS);
      // What any page pays for such rows: a copy that no script touches.
      let standing = "–";
      if (rows !== "line") {
        await large.window.page.execute((where, rows) => window.lists.standing(window.lists.find(where), rows).setAttribute("data-standing", ""), scroller(list), rows);
        const still = await scroll("[data-standing]", STEPS);
        await large.window.page.execute(() => window.lists.leave());
        assert.ok(scrolling.each < 3 * still.each, `a step takes ${scrolling.each} ms of a processor; of rows that no script touches, ${still.each}`);
        standing = `${p(still.frames, 0.5)} / ${p(still.frames, 0.95)} (${still.each.toFixed(1)})`;
      }
      const arrows = async (steps, held) => {
        await large.window.page.execute((where) => window.lists.find(where).focus(), scroller(list));
        const frames = await large.window.page.executeAsync(
          (steps, held, done) => window.lists.frames(steps, () => window.lists.press("ArrowDown", held)).then(done),
          steps,
          held,
        );
        await large.window.settled();
        return `${p(frames, 0.5)} / ${p(frames, 0.95)}`;
      };
      const pressed = await arrows(STEPS / 4, {});
      const running = await arrows(STEPS / 2, { repeat: true });
      const pages = await large.window.page.executeAsync((done) =>
        window.lists.frames(20, (at) => window.lists.press(["PageDown", "PageDown", "PageUp", "End", "Home"][at % 5])).then(done),
      );
      await large.window.settled();
      console.log(
        `# | ${name} | ${large.took} | ${small.took} | ${p(scrolling.frames, 0.5)} / ${p(scrolling.frames, 0.95)} (${scrolling.each.toFixed(1)}) | ${standing} | ${running} | ${pressed} | ${p(pages, 0.5)} / ${p(pages, 0.95)} | ${ratio.toFixed(2)} | ${made.large.drawn} | ${made.large.made} (${made.small.made}) |`,
      );
      assert.ok(ratio < 3, `a step through ${ROWS} rows is ${ratio.toFixed(2)} times the work of one through ${FEW}`);
      assert.ok(made.large.drawn <= 120, `${made.large.drawn} rows stand in the page`);
      assert.ok(made.large.made <= made.small.made * 1.5 + 40, `a step makes ${made.large.made} elements; of ${FEW} rows, ${made.small.made}`);
      if (list.leave) for (const one of [small, large]) await one.window.keys(...list.leave);
      assert.equal(await large.window.trouble(), "");
    });

    if (list.find)
      test(`${name}: a letter asks the engine nothing, and an arrow asks as much as in a short list`, async () => {
        const asked = {};
        for (const [size, one] of Object.entries({ small, large })) {
          await open(one, list);
          asked[size] = await one.window.page.executeAsync(
            (find, typed, done) => {
              const field = document.querySelector(`[data-testid="${find}"]`);
              field.focus();
              const { asks, frames, press, painted } = window.lists;
              const begun = asks.length;
              frames(typed.length * 3, (at) => {
                if (at % 3 > 0) return;
                field.value = typed.slice(0, at / 3 + 1);
                field.dispatchEvent(new Event("input", { bubbles: true }));
              }).then(async (letters) => {
                const typing = asks.slice(begun);
                field.value = "";
                field.dispatchEvent(new Event("input", { bubbles: true }));
                field.blur();
                await painted();
                const before = asks.length;
                for (let at = 0; at < 5; at += 1) {
                  press("ArrowDown");
                  await new Promise((done) => setTimeout(done, 300));
                }
                done({ letters, typing, arrows: asks.length - before, which: asks.slice(before) });
              });
            },
            list.find,
            list.typed,
          );
          await one.window.settled();
        }
        console.log(`# ${name}, letters of the search: ${p(asked.large.letters, 0.5)} / ${p(asked.large.letters, 0.95)} ms a frame; five arrows ask ${asked.large.arrows} questions`);
        assert.deepEqual(asked.large.typing, [], "the rows are here already");
        assert.ok(asked.large.arrows <= asked.small.arrows + 2, `${asked.large.which} for five arrows; in a short list ${asked.small.which}`);
        assert.equal(await large.window.trouble(), "");
      });

    if (list.sort)
      test(`${name}: sorted by a press`, async () => {
        await open(large, list);
        const took = await large.window.page.executeAsync(
          async (shows, key, done) => {
            const times = [];
            for (let at = 0; at < 6; at += 1) {
              const begun = performance.now();
              document.querySelector(`[data-testid="${shows}"] [data-testid="sort-${key}"]`).click();
              await window.lists.painted();
              times.push(performance.now() - begun);
            }
            done(times);
          },
          list.shows,
          list.sort,
        );
        console.log(`# ${name}, sorted: ${figures(took)}`);
        const [first, last] = await large.window.page.execute((shows) => {
          const rows = [...document.querySelectorAll(`[data-testid="${shows}"] [data-testid="row"]`)].sort((a, b) => a.ariaRowIndex - b.ariaRowIndex);
          return [rows[0].innerText, rows.at(-1).innerText];
        }, list.shows);
        assert.notEqual(first, last, "rows follow each other");
        assert.equal(await large.window.trouble(), "");
      });
  }

  test("what travels is a few hundred bytes a row", async () => {
    for (const [command, request, key, most] of REPLIES) {
      const told = [];
      for (const { window } of [small, large])
        told.push(
          await window.page.executeAsync(
            async (command, request, key, done) => {
              const ask = () => window.__TAURI_INTERNALS__.invoke(command, { request, language: "fr" });
              const times = [];
              let reply;
              for (let at = 0; at < 3; at += 1) {
                const begun = performance.now();
                reply = await ask();
                times.push(performance.now() - begun);
              }
              const text = JSON.stringify(reply);
              const begun = performance.now();
              JSON.parse(text);
              done({ bytes: new Blob([text]).size, rows: reply[key].length, took: Math.min(...times), parse: performance.now() - begun });
            },
            command,
            request,
            key,
          ),
        );
      const [few, many] = told;
      console.log(
        `# | ${command} | ${many.rows} | ${(many.bytes / 1e6).toFixed(2)} MB | ${(many.bytes / many.rows).toFixed(0)} B | ${many.took.toFixed(0)} ms (${few.took.toFixed(0)}) | ${many.parse.toFixed(0)} ms |`,
      );
      assert.ok(many.rows >= ROWS / 2, `${command}: ${many.rows} rows`);
      assert.ok(many.bytes / many.rows <= most, `${command}: ${(many.bytes / many.rows).toFixed(0)} bytes a row`);
    }
  });

  test("the palette finds among all of them, and draws a few", async () => {
    const { window } = large;
    await window.keys("Control", "k");
    await window.find("palette-input");
    console.log(`# letter of the palette, ${ROWS} of each: ${figures(await strokes(window, [..."atelier 12"]))}`);
    await window.settled();
    const drawn = await window.page.execute(() => document.querySelectorAll("[data-testid='palette-item']").length);
    assert.ok(drawn > 0 && drawn <= 100, `${drawn} lines`);
    await window.keys("Escape");
    assert.equal(await window.trouble(), "");
  });
});

describe(`speed: ${ENTRIES} entries`, () => {
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-entries-"));
    book(join(folder, "book"));
    writeFileSync(join(folder, "entries.csv"), entries());
    carnet(join(folder, "book"), "hours", "import", join(folder, "entries.csv"), "--format", "csv", "--create-clients");
    window = await Window.open({ book: join(folder, "book") });
    await window.find("nav");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("keystrokes are answered, whatever the book holds", async () => {
    await window.keys("e");
    console.log(`# letter of the entry line, ${ENTRIES} entries: ${figures(await strokes(window, [..."2h client 12 appel relecture"]))}`);
    await window.find("entry-said");
    await window.keys("Escape");
    await window.keys("5");
    await window.find("screen-hours");
    await window.page.pause(500);
    console.log(`# arrow in the grid, ${ENTRIES} entries: ${figures(await strokes(window, Array(12).fill("ArrowDown")))}`);
    console.log(`# week before, ${ENTRIES} entries: ${figures(await strokes(window, Array(6).fill("PageUp")))}`);
    await window.keys("1");
    await window.find("screen-today");
    console.log(`# digits through the screens, ${ENTRIES} entries: ${figures(await strokes(window, ["2", "3", "4", "5", "6", "7", "9", "1"]))}`);
    assert.equal(await window.trouble(), "");
  });
});

describe("speed: a thousand blocks in one week", () => {
  const MONDAY = "2026-11-16";
  let window;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "carnet-crowd-"));
    book(join(folder, "book"));
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    const lines = ["date,start,end,client,note"];
    for (let at = 0; at < 1410 && lines.length <= 1000; at += 30)
      for (let day = 16; day <= 22; day += 1)
        for (let beside = 0; beside < 4 && lines.length <= 1000; beside += 1)
          lines.push(`2026-11-${day},${clock(at)},${clock(at + 30)},Client ${(lines.length * 7) % CLIENTS},Relecture ${lines.length}`);
    writeFileSync(join(folder, "entries.csv"), lines.join("\n"));
    carnet(join(folder, "book"), "hours", "import", join(folder, "entries.csv"), "--format", "csv", "--create-clients");
    window = await Window.open({ book: join(folder, "book") });
    await window.find("nav");
    await window.keys("5");
    await window.find("screen-hours");
    await window.page.execute((monday) => (location.hash = `#/hours/${monday}/week`), MONDAY);
    await window.find("crowd");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("it scrolls, drawn as one picture a day", async () => {
    const times = await window.page.executeAsync((done) => {
      const grid = document.querySelector("[data-testid='hour-grid']");
      const times = [];
      let last = performance.now();
      const step = (now) => {
        times.push(now - last);
        last = now;
        if (times.length > 90) return done(times.slice(1));
        grid.scrollTop = ((Math.sin(times.length / 8) + 1) / 2) * (grid.scrollHeight - grid.clientHeight);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    console.log(`# scrolling a week of 1000 blocks: ${figures(times)} between frames`);
    const painted = await window.page.execute(() =>
      [...document.querySelectorAll("[data-testid='crowd']")].map(
        (canvas) => new Set(new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size,
      ),
    );
    assert.equal(painted.length, 7, "a picture a day");
    assert.ok(painted.slice(0, 5).every((colours) => colours > 50), `boxes, icons and names are in each working day: ${painted} colours`);
    assert.ok(painted.slice(5).every((colours) => colours > 20), `the narrow weekend has its boxes: ${painted} colours`);
  });

  test("each block keeps its name and can be taken", async () => {
    const block = await window.find("block");
    assert.match(await block.getAttribute("aria-label"), /Client \d+/);
    assert.equal(await window.page.execute((element) => element.textContent.trim(), block), "", "it is drawn once");
    await window.hit(block);
    await window.until(async () => (await block.getAttribute("aria-current")) === "true", "the block is chosen");
    assert.match(await window.page.execute((element) => element.textContent, block), /Client \d+/, "the chosen one is drawn over the picture");
    assert.equal(await window.trouble(), "");
  });
});
