// R21, R22: ugly names and 500 hostile texts in every text field, seen on every screen of the real window. No script runs, no element is
// made of a text, no request leaves.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

  /** The scripts that the page comes with. */
  const page = readFileSync(join(import.meta.dirname, "../../../ui/dist/index.html"), "utf8");
  const scripts = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, text]) => text).filter((text) => text.trim() !== "");

  /** What went wrong since the page was loaded. */
  const harm = () =>
    window.page.execute((scripts) => ({
      hits: window.hits,
      made: [...document.querySelectorAll("[data-hostile], iframe, object, embed, base, marquee, script:not([type='application/json'])")]
        .filter((made) => !scripts.includes(made.textContent))
        .map((made) => made.outerHTML.slice(0, 120)),
      left: performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => !name.startsWith(location.origin) && !/^(tauri|ipc|blob|data):|^http:\/\/ipc\.localhost/.test(name)),
      stray: location.href.startsWith(location.origin) ? null : location.href,
      trouble: document.documentElement.dataset.trouble ?? "",
    }), scripts);
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
  const text = (at) => texts[((at % texts.length) + texts.length) % texts.length];

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
    const clients = (await send([{ command: "list_client_cards", request: { most: 100_000 } }]))[0].clients;
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
      ...invoices.map(({ id }, at) => ({
        command: "annotate_invoice",
        request: { id, order_reference: text(at + 180), buyer_reference: text(at + 210), delivery_address: text(at + 240) },
      })),
      ...invoices.slice(0, 5).map(({ id }) => ({ command: "issue_invoice", request: { id, on: "2026-08-03" } })),
    ]);
    await unharmed("writing papers");
  });

  test("and into what comes in: files of suppliers, purchases by hand", async () => {
    await watch();
    const sample = readFileSync(join(import.meta.dirname, "../../../src-tauri/crates/carnet-documents/src/received/tests/invoice-cii.xml"), "utf8");
    const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const came = (at) =>
      sample
        .replace("2026-117", `R-${at}`)
        .replace("Papeterie du Gave &amp; Fils", () => escaped(text(at)))
        .replace("12 place Clemenceau", () => escaped(text(at + 1)))
        .replace("Ramettes A4", () => escaped(text(at + 2)))
        .replace("Blanc, 80 g", () => escaped(text(at + 3)))
        .replace("Trombones, la centaine", () => escaped(text(at + 4)))
        .replace("Escompte : néant", () => escaped(text(at + 5)))
        .replace("Fidélité", () => escaped(text(at + 6)));
    const files = Array.from({ length: 70 }, (_, at) => ({
      command: "import_expense",
      request: {
        file_name: `${text(at * 7).slice(0, 60).replace(/[/\\]/g, "_")}.xml`,
        base64: Buffer.from(came(at * 7)).toString("base64"),
        dry_run: false,
        accept_differences: false,
        category: text(at * 7 + 7),
        note: text(at * 7 + 8),
      },
    }));
    const read = await send(files);
    const taken = read.filter((answer) => answer.value).length;
    console.log(`# ${taken} of ${files.length} files of suppliers read`);
    assert.ok(taken > files.length * 0.9, `most were read: ${read.find((answer) => answer.refused)?.refused}`);
    const quarter = texts.filter((_, at) => at % 4 === 0);
    const bought = await send(
      quarter.map((supplier, at) => ({
        command: "add_expense",
        request: { supplier, number: text(at * 4 + 1), category: text(at * 4 + 2), note: text(at * 4 + 3), lines: [], total_net: "10", vat_rate: "20", date: "2026-11-02", paid_on: "2026-11-03", method: at % 2 === 0 ? "card" : "cash" },
      })),
    );
    const written = bought.filter((answer) => answer.value).length;
    console.log(`# ${written} of ${quarter.length} purchases hold the ${COUNT} texts in their four fields`);
    assert.ok(written > quarter.length * 0.9, `most were written: ${bought.find((answer) => answer.refused)?.refused}`);
    await unharmed("writing purchases");
  });

  test("and into what happens to an invoice: states, payments, money given back, letters, closings", async () => {
    await watch();
    const issued = (await send([{ command: "list_invoices", request: {} }]))[0].invoices.filter(({ number }) => number !== null);
    assert.equal(issued.length, 5, "what was issued");
    const done = await send(
      issued.flatMap(({ number: invoice }, at) => [
        { command: "record_payment", request: { invoice, amount: "20", on: "2026-09-01", method: "cheque" } },
        ...Array.from({ length: 10 }, (_, by) => ({ command: "record_payment", request: { invoice, amount: "-1", on: "2026-09-02", method: "cheque", note: text(at * 10 + by) } })),
        { command: "remind_invoice", request: { invoice, level: 1 } },
        { command: "record_lifecycle", request: { invoice, code: 200, on: "2026-08-03" } },
        // One stays open, for the form that asks for its next state.
        ...(at > 0 ? [{ command: "record_lifecycle", request: { invoice, code: 210, on: "2026-08-04", reason: text(at + 300) } }] : []),
      ]),
    );
    const refused = done.filter((answer) => answer.refused);
    console.log(`# ${done.length - refused.length} of ${done.length} events of invoices written`);
    assert.ok(refused.length < done.length * 0.2, `most were written: ${refused[0]?.refused}`);
    const { open } = (await send([{ command: "list_closings", request: {} }]))[0];
    await send(open.slice(0, 2).map((period) => ({ command: "close_period", request: { period } })));
    await unharmed("what happens to invoices");
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
    await window.find(testid);
    await window.settled();
  }
  /** Waits for the paper of the screen in view: it is drawn apart, and stands there when its pages are done. */
  async function drawn() {
    await window.page.$("[data-pages]:not([data-pages='0']) canvas").waitForExist({ timeout: 30_000, timeoutMsg: "no page of a paper is drawn" });
    await window.settled();
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
      ["#/invoices/received", "expenses"],
      ["#/invoices/books", "receipts"],
      ["#/invoices/books/purchases", "purchases"],
      ["#/invoices/books/entries", "entries"],
      ["#/invoices/books/accounts", "accounts"],
      ["#/invoices/books/closings", "section-closings"],
      ["#/invoices/books/archive", "archive-form"],
    ]) {
      await go(hash, testid);
      if (!["screen-today", "row", "section-closings", "archive-form"].includes(testid)) await readThrough(testid);
      await unharmed(hash);
      await window.shot(`hostile-${hash.slice(2).replaceAll("/", "-")}`);
    }
    for (const hash of ["#/hours", "#/profitability", "#/agenda", "#/settings", "#/guide"]) {
      await go(hash, `screen-${hash.slice(2)}`);
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
    const ids = (await send([{ command: "list_client_cards", request: { most: 100_000 } }]))[0].clients.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += 12) {
      await go(`#/prospects/${ids[at]}`, "panel");
      await unharmed(`client ${ids[at]}`);
    }
    await window.shot("hostile-panel");
    const papers = (await send([{ command: "list_quotes", request: {} }]))[0].quotes;
    for (const [at, { number }] of papers.slice(0, 6).entries()) {
      await go(`#/quotes/${number}`, "quote-panel");
      await go(`#/quotes/${number}/${at < 3 ? "paper" : "edit"}`, "screen-quotes");
      await drawn();
      await unharmed(`quote ${number}`);
      await window.shot(`hostile-quote-${at}`);
    }
    const invoices = (await send([{ command: "list_invoices", request: {} }]))[0].invoices;
    for (const { id } of invoices.slice(0, 3)) {
      await go(`#/invoices/${id}`, "invoice-panel");
      await go(`#/invoices/${id}/paper`, "screen-invoices");
      await drawn();
      await unharmed(`invoice ${id}`);
    }
    const late = invoices.filter(({ number }) => number !== null);
    for (const { number } of late) {
      await go(`#/invoices/${number}`, "lifecycle");
      await unharmed(`invoice ${number}`);
    }
    await window.shot("hostile-lifecycle");
    for (const mode of ["state", "refund", "credit"]) {
      await go(`#/invoices/${late[0].number}/${mode}`, `${mode}-form`);
      await unharmed(`invoice, ${mode}`);
    }
    await go(`#/invoices/${late[0].number}/remind-2`, "remind");
    await drawn();
    await unharmed("a reminder letter");
    await window.shot("hostile-letter");
    const expenses = (await send([{ command: "list_expenses", request: { unpaid: false } }]))[0].expenses;
    for (let at = 0; at < expenses.length; at += 12) {
      await go(`#/invoices/received/${expenses[at].id}`, "expense-panel");
      await unharmed(`purchase ${expenses[at].id}`);
    }
    const kept = expenses.filter(({ file_name }) => file_name !== null);
    for (const { id } of kept.slice(0, 3)) {
      await go(`#/invoices/received/${id}`, "expense-panel");
      await go(`#/invoices/received/${encodeURIComponent(`${id}/file`)}`, "expense-xml");
      await unharmed(`the file of purchase ${id}`);
    }
    await window.shot("hostile-xml");
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
      await window.settled();
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
        await window.settled();
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
