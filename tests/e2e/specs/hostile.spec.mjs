// R21, R22: ugly names and 500 hostile texts in every text field, seen on every screen of the real window. No script runs, no element is
// made of a text, no request leaves.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { hostileTexts } from "../hostile.mjs";
import { IDENTITY, Window, carnet } from "../harness.mjs";

const COUNT = 500;

describe("hostile texts", () => {
  let window;
  let folder;
  let server;
  let texts;
  const reached = [];

  before(async () => {
    server = createServer((request, response) => {
      reached.push(request.url);
      response.end();
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    texts = hostileTexts(`http://127.0.0.1:${server.address().port}`, COUNT);
    folder = mkdtempSync(join(tmpdir(), "carnet-hostile-"));
    const { name, address, siret, iban } = IDENTITY;
    carnet(join(folder, "book"), "init", "--name", name, "--address", address, "--siret", siret, "--iban", iban, "--status", "ei", "--vat", "franchise");
    window = await Window.open({ book: join(folder, "book") });
    await window.find("nav");
    await watch();
  });
  after(async () => {
    await window?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Counts what a text that runs would do, from the last load of the page on. */
  const watch = () =>
    window.page.execute(() => {
      window.hits ??= 0;
      window.hit = window.alert = window.confirm = window.prompt = window.open = () => (window.hits += 1);
    });

  /** What went wrong since the page was loaded. */
  const harm = () =>
    window.page.execute(() => ({
      hits: window.hits,
      made: [...document.querySelectorAll("[data-hostile], iframe, object, embed, base, marquee, script:not([src]):not([type='module']):not([type='application/json'])")].map((made) => made.outerHTML.slice(0, 120)),
      left: performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => !name.startsWith(location.origin) && !/^(tauri|ipc|blob|data):|^http:\/\/ipc\.localhost/.test(name)),
      stray: location.href.startsWith(location.origin) ? null : location.href,
      trouble: document.documentElement.dataset.trouble ?? "",
    }));
  const unharmed = async (where) =>
    assert.deepEqual(await harm(), { hits: 0, made: [], left: [], stray: null, trouble: "" }, `${where}: nothing ran, was made or left`);

  /**
   * Sends requests through the window's own commands, some fields of which the engine may refuse; those are left out then, as a user
   * would. Answers with what was written, by the place of the request.
   */
  async function send(requests) {
    const answers = [];
    for (let at = 0; at < requests.length; at += 25) {
      answers.push(
        ...(await window.page.executeAsync(async (batch, done) => {
          const answers = [];
          for (const { command, request } of batch) {
            for (let attempt = 0; ; attempt += 1) {
              try {
                answers.push(await window.__TAURI_INTERNALS__.invoke(command, { request, language: "fr" }));
                break;
              } catch (reason) {
                const refused = (reason.fields ?? []).map(({ path }) => path.split(".")[0]).filter((field) => field in request);
                if (attempt > 3 || refused.length === 0) {
                  answers.push({ refused: reason.message ?? String(reason) });
                  break;
                }
                for (const field of refused) delete request[field];
              }
            }
          }
          done(answers);
        }, requests.slice(at, at + 25))),
      );
    }
    return answers;
  }
  const text = (at) => texts[((at % COUNT) + COUNT) % COUNT];

  test("the texts go into every field of clients, exchanges, follow-ups and hours", async () => {
    const clients = await send(
      texts.map((name, at) => ({
        command: "save_client",
        request: { name, person: text(at + 1), phone: text(at + 2), address: text(at + 3), note: text(at + 4), source: text(at % 20), email: text(at + 5), next_date: at % 9 === 0 ? "demain" : undefined },
      })),
    );
    const ids = clients.map((answer) => answer.value?.id);
    const kept = ids.filter(Boolean).length;
    console.log(`# ${kept} of ${COUNT} texts are names of clients now`);
    assert.ok(kept > COUNT * 0.9, `${kept} of ${COUNT} names were taken: ${clients.find((answer) => answer.refused)?.refused}`);
    const known = (at) => String(ids[at] ?? ids.find(Boolean));
    const others = await send(
      texts.flatMap((note, at) => [
        { command: "log_interaction", request: { client: known(at), kind: "call", note, minutes: at % 3 === 0 ? "5" : undefined } },
        { command: "add_follow_up", request: { client: known(at), on: `+${1 + (at % 30)}j`, note } },
        ...(at % 5 === 0
          ? [{ command: "save_entry", request: { date: "2026-11-23", start: `${String(7 + ((at / 5) % 13)).padStart(2, "0")}:00`, duration: "45m", client: known(at), motive: "production", note } }]
          : []),
        ...(at % 10 === 0 ? [{ command: "save_service", request: { description: note, unit: "h", unit_price: "40" } }] : []),
      ]),
    );
    const refused = others.filter((answer) => answer.refused);
    console.log(`# ${others.length - refused.length} of ${others.length} exchanges, follow-ups, entries and services written`);
    assert.ok(refused.length < others.length * 0.1, `most were written: ${refused[0]?.refused}`);
    await unharmed("writing records");
  });

  test("and into quotes, missions and invoices", async () => {
    await watch();
    const line = (at) => ({ description: `${text(at)}\n${text(at + 7)}`, quantity: "1", unit: "lump", unit_price: "100" });
    const clients = (await send([{ command: "list_clients", request: {} }]))[0].clients;
    const client = (at) => String(clients[at % clients.length].id);
    const papers = [];
    for (let at = 0; at < COUNT; at += 20) {
      const schedule = [{ label: text(at + 5), share: "50 %", trigger: "order", delivers: false }, { label: text(at + 6), share: "", trigger: "delivery", delivers: false }];
      papers.push({ command: "save_quote", request: { client: client(at), subject: text(at), lines: [0, 4, 8, 12, 16].map((step) => line(at + step)), schedule, estimate: "2" } });
      papers.push({ command: "save_invoice", request: { client: client(at + 3), subject: text(at + 1), lines: [2, 6, 10, 14, 18].map((step) => line(at + step)) } });
      papers.push({ command: "start_mission", request: { client: client(at + 5), name: text(at + 9), budget: "10" } });
    }
    const answers = await send(papers);
    const taken = (command) => answers.filter((answer, at) => papers[at].command === command && answer.value).map(({ value }) => value);
    const [quotes, invoices, missions] = [taken("save_quote"), taken("save_invoice"), taken("start_mission")];
    console.log(`# ${quotes.length} quotes, ${invoices.length} invoices, ${missions.length} missions of 25 each`);
    for (const list of [quotes, invoices, missions]) assert.ok(list.length >= 20, `most were written: ${answers.find((answer) => answer.refused)?.refused}`);
    await send([
      ...quotes.slice(0, 12).map(({ number }, at) => ({ command: "send_quote", request: { quote: number, follow_up: "+1s", note: text(at + 40) } })),
      ...quotes.slice(0, 6).map(({ number }, at) => ({ command: "refuse_quote", request: { quote: number, objection: "money", reply: text(at + 60) } })),
      ...quotes.slice(6, 12).map(({ number }, at) => ({ command: "accept_quote", request: { quote: number, signatory: text(at + 80) } })),
      ...missions.map(({ id }, at) => ({ command: "set_deadline", request: { mission: String(id), date: `+${1 + at}s`, reason: text(at + 100) } })),
      ...missions.map(({ id }, at) => ({ command: "amend_mission", request: { mission: String(id), description: text(at + 140), net: "10" } })),
      ...invoices.slice(0, 5).map(({ id }) => ({ command: "issue_invoice", request: { id } })),
    ]);
    await unharmed("writing papers");
  });

  /** Looks at a list from its first to its last row. */
  async function readThrough(testid) {
    const list = await window.find(testid);
    await window.page.executeAsync(
      (list, done) => {
        const step = () => {
          const before = list.scrollTop;
          list.scrollTop += list.clientHeight * 0.8;
          if (list.scrollTop === before) return done();
          requestAnimationFrame(() => setTimeout(step, 30));
        };
        step();
      },
      list,
    );
  }
  async function go(hash, testid) {
    await window.page.execute((place) => (location.hash = place), hash);
    await window.find(testid, 20_000);
    await window.page.pause(300);
  }

  test("every list shows them as text", async () => {
    await window.page.refresh();
    await window.find("nav");
    await watch();
    for (const [hash, testid] of [
      ["#/today", "screen-today"],
      ["#/prospects", "clients"],
      ["#/quotes", "quotes"],
      ["#/missions", "row"],
      ["#/invoices", "invoices"],
    ]) {
      await go(hash, testid);
      if (testid !== "screen-today" && testid !== "row") await readThrough(testid);
      await unharmed(hash);
      await window.shot(`hostile-${hash.slice(2)}`);
    }
    for (const hash of ["#/hours", "#/profitability", "#/agenda", "#/settings", "#/guide"]) {
      await go(hash, `screen-${hash.slice(2)}`);
      await window.page.pause(500);
      await unharmed(hash);
      await window.shot(`hostile-${hash.slice(2)}`);
    }
    await go("#/prospects", "clients");
    await window.keys("b");
    await window.find("board");
    await unharmed("the board");
    await window.shot("hostile-board");
    await window.keys("l");
    await window.find("clients");
    const shown = await window.page.execute(() => document.querySelector("[data-testid='clients']").innerText);
    assert.match(shown, /<|onerror|script/, "the texts are there to be read");
  });

  test("panels, editors, papers and hover texts too", async () => {
    const ids = (await send([{ command: "list_clients", request: {} }]))[0].clients.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += 12) {
      await go(`#/prospects/${ids[at]}`, "panel");
      await unharmed(`client ${ids[at]}`);
    }
    await window.shot("hostile-panel");
    const papers = (await send([{ command: "list_quotes", request: {} }]))[0].quotes;
    for (const [at, { number }] of papers.slice(0, 6).entries()) {
      await go(`#/quotes/${number}`, "quote-panel");
      await go(`#/quotes/${number}/${at < 3 ? "paper" : "edit"}`, "screen-quotes");
      await window.page.pause(1200);
      await unharmed(`quote ${number}`);
      await window.shot(`hostile-quote-${at}`);
    }
    const invoices = (await send([{ command: "list_invoices", request: {} }]))[0].invoices;
    for (const { id } of invoices.slice(0, 3)) {
      await go(`#/invoices/${id}`, "invoice-panel");
      await go(`#/invoices/${id}/paper`, "screen-invoices");
      await window.page.pause(1200);
      await unharmed(`invoice ${id}`);
    }
    const missions = (await send([{ command: "list_missions", request: {} }]))[0].missions;
    for (const { id } of missions.slice(0, 5)) {
      await go(`#/missions/${id}`, "panel");
      await unharmed(`mission ${id}`);
    }
    await window.shot("hostile-mission");
    const titles = await window.page.execute(() => [...document.querySelectorAll("[title]")].filter((one) => /[<>]/.test(one.title)).length);
    console.log(`# ${titles} hover texts hold signs of markup`);
  });

  test("typed into the searches, the palette, the entry line and a form, and said in a toast", async () => {
    const typed = texts.filter((_, at) => at % 50 === 3);
    await go("#/prospects", "clients");
    for (const one of typed) {
      await window.page.execute((value) => {
        const field = document.querySelector("[data-testid='search']");
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, one);
      await window.page.pause(200);
      await unharmed(`searching ${one.slice(0, 40)}`);
    }
    for (const one of typed) {
      for (const testid of ["palette-input", "entry-line"]) {
        if (testid === "palette-input") await window.keys("Control", "k");
        await window.find(testid);
        await window.page.execute(
          (testid, value) => {
            const field = document.querySelector(`[data-testid='${testid}']`);
            field.focus();
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
          },
          testid,
          one,
        );
        await window.page.pause(200);
        await unharmed(`${testid}: ${one.slice(0, 40)}`);
        await window.keys("Escape");
        if (testid === "palette-input") await window.gone("palette");
      }
    }
    await go("#/prospects/new", "new-prospect");
    await window.type("new-name", `<img data-hostile src=x onerror=window.hit()> toast`);
    await window.click("new-create");
    await window.until(async () => /data-hostile/.test(await window.page.execute(() => document.querySelector("[data-sonner-toaster]")?.innerText ?? "")), "the toast says the name");
    await window.shot("hostile-toast");
    await unharmed("a toast");
  });

  test("an import shows them and takes them as text", async () => {
    const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
    const file = join(folder, "contacts.csv");
    writeFileSync(file, ["Société;Contact;Mél;Note", ...texts.slice(60, 160).map((one, at) => [quoted(`Import ${one}`), quoted(text(at)), "", quoted(text(at + 9))].join(";"))].join("\n"));
    await go("#/prospects/import", "import");
    await window.type("import-file", file);
    await window.keys("Enter");
    await window.find("import-added", 20_000);
    await unharmed("the preview of an import");
    await window.shot("hostile-import");
  });

  test("nothing asked the address that they name", () => {
    assert.deepEqual(reached, [], "no request left the window");
  });
});
