// The journey that must always work: what is told in it, and what the book must say after each step, whichever hand told
// it. The engine is asked through the terminal program: the window's word is not taken for it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { printed } from "./gestures.mjs";
import { IDENTITY, Window, carnet } from "./harness.mjs";

export const WHO = { ...IDENTITY, status: "micro-bnc", vat: "receipts" };

export const PROSPECT = {
  name: "Studio Hœfler & Fils",
  source: "Malt",
  address: "8 quai de Bondy, 69005 Lyon",
  /** Each call in one line; the last says how long it took and when one speaks again. */
  calls: ["Répondeur", "En réunion", "Veut un devis 25 min +3j"],
};

/** Written on the 9th, signed on the 13th, worked on from the 16th; the book believes that it is the 23rd. */
export const QUOTE = { title: "Refonte du site", issued: "09/11/2026", quantity: "160", price: "75/2", estimate: "160", followUp: "+1s" };
export const OTHER = { client: "Boulangerie Dupré", title: "Site vitrine", price: "1800", followUp: "+7j", reply: "Payer en trois étapes" };
export const ORDER = { on: "13/11", signatory: "Anaïs Hœfler" };
export const DEADLINE = { first: { on: "18/12", reason: "Date du devis" }, then: { on: "08/01/2027", reason: "Textes livrés trois semaines plus tard" } };

const MONDAY = "2026-11-16";
const SUNDAY = "2026-11-22";
/** A week as it is: day, from, to, client, motive. Calls and paperwork are in it, since they cost hours, too. */
export const WEEK = [
  ["2026-11-16", "09:00", "12:30", PROSPECT.name, "production"],
  ["2026-11-16", "14:00", "14:45", PROSPECT.name, "phone"],
  ["2026-11-17", "09:00", "12:30", PROSPECT.name, "production"],
  ["2026-11-17", "14:00", "15:00", null, "administration"],
  ["2026-11-18", "09:00", "12:30", PROSPECT.name, "production"],
  ["2026-11-19", "09:00", "12:30", PROSPECT.name, "production"],
  ["2026-11-19", "16:00", "17:30", null, "prospecting"],
  ["2026-11-20", "09:00", "12:30", PROSPECT.name, "production"],
];

/** Cents of a decimal as the engine writes it ("1200.00"), so that sums are exact. */
const cents = (decimal) => Math.round(Number(decimal) * 100);
/** Cents of an amount as it stands on screen ("1 200,00 €/h"). */
const shownCents = (text) => cents(text.replace(/[^\d,−]/g, "").replace("−", "-").replace(",", "."));
const summed = (rows, field) => rows.reduce((total, row) => total + cents(row[field]), 0);

/** What the book says, once per step. */
class Book {
  constructor(folder) {
    this.folder = folder;
  }
  ask(...words) {
    return JSON.parse(carnet(this.folder, ...words, "--json"));
  }
  quote(number) {
    return this.ask("quote", "show", number);
  }
  invoice(number) {
    return this.ask("invoice", "show", number);
  }
  mission() {
    return this.ask("mission", "show", "1");
  }
  /** The frozen paper of an issued invoice: a PDF with the fingerprint that stands in the book. */
  paper(number) {
    const path = join(this.folder, "documents", `${number}.pdf`);
    assert.equal(createHash("sha256").update(readFileSync(path)).digest("hex"), this.invoice(number).pdf_sha256, `${number} is the PDF that was issued`);
    const words = execFileSync("pdftotext", [path, "-"], { encoding: "utf8" });
    assert.match(words, new RegExp(number), "it bears its number");
    assert.doesNotMatch(words, /BROUILLON/, "and is no draft");
  }
}

/** The steps of the journey, and what the book must say after each. Step 11 needs reminder letters, 13 the forecast, 14 the export. */
const STEPS = [
  {
    number: 1,
    what: "first start: who I am, with status, SIRET, TVA and IBAN",
    check(book) {
      const { name, status, siret, vat, iban } = book.ask("status").identity;
      assert.deepEqual({ name, status, siret, vat, iban }, { name: WHO.name, status: WHO.status, siret: WHO.siret, vat: WHO.vat, iban: WHO.iban });
    },
  },
  {
    number: 2,
    what: "a prospect from a lead source, three dated calls, a next date",
    check(book) {
      const { source, address, interactions, next_date } = book.ask("client", "show", PROSPECT.name);
      assert.deepEqual([source, address, next_date], [PROSPECT.source, PROSPECT.address, "2026-11-26"]);
      assert.deepEqual(
        interactions.map(({ kind, on, minutes }) => [kind, on, minutes]),
        [["call", "2026-11-23", 25], ["call", "2026-11-23", null], ["call", "2026-11-23", null]],
        "three calls with their day, the latest first",
      );
    },
  },
  {
    number: 3,
    what: "a quote of 6 000 € for 160 h: 37,50 €/h, 20/40/40, its PDF, sent",
    check(book) {
      const { total_net, hourly_rate, rate_check, schedule, status, follow_up_on } = book.quote("D2026-0001");
      assert.deepEqual([total_net, hourly_rate, rate_check], ["6000.00", "37.50", "above_target"]);
      assert.deepEqual(schedule.map(({ percent, net }) => [percent, net]), [["20", "1200.00"], ["40", "2400.00"], ["40", "2400.00"]]);
      assert.deepEqual([status, follow_up_on], ["sent", "2026-11-30"], "sent, with the day to ask again");
    },
  },
  {
    number: 4,
    what: "the day to ask again stands in the calendar feed",
    check(book) {
      const events = readFileSync(join(book.folder, "calendars", "relances.ics"), "utf8").replaceAll("\r\n ", "").split("BEGIN:VEVENT");
      const asked = events.find((event) => event.includes("D2026-0001"));
      assert.match(asked ?? "", /DTSTART;VALUE=DATE:20261130\r?\n/, "on its day");
      assert.match(asked, /SUMMARY:Studio Hœfler/, "with the client's name");
    },
  },
  {
    number: 5,
    what: "another quote is refused: no money, the reply noted",
    check(book) {
      const { client, status, objection, reply } = book.quote("D2026-0002");
      assert.deepEqual([client, status, objection, reply], [OTHER.client, "refused", "money", OTHER.reply]);
    },
  },
  {
    number: 6,
    what: "accepted with its signed file; the mission opens; deposit issued",
    check(book, { signed }) {
      const mission = book.mission();
      assert.deepEqual([mission.order.signed_on, mission.order.signatory, mission.budget_hours], ["2026-11-13", ORDER.signatory, "160.00"]);
      assert.equal(mission.order.file_sha256, createHash("sha256").update(readFileSync(signed)).digest("hex"), "the signed file is the proof");
      assert.deepEqual(mission.stages.map(({ net }) => net), ["1200.00", "2400.00", "2400.00"]);
      assert.equal(mission.deadlines.at(-1).date, "2026-12-18");
      const { kind, total_net, status } = book.invoice("F2026-0001");
      assert.deepEqual([kind, total_net, status], ["deposit", "1200.00", "issued"]);
      book.paper("F2026-0001");
    },
  },
  {
    number: 7,
    what: "a week of hours with calls and paperwork; burn and rate move",
    check(book) {
      const { entries } = book.ask("hours", "list", "--from", MONDAY, "--to", SUNDAY);
      assert.deepEqual(entries.map(({ date, start, end, client, motive }) => [date, start, end, client, motive]).sort(), WEEK);
      assert.equal(book.mission().hours, "18.25", "production and the call are the mission's, paperwork and prospecting nobody's");
    },
  },
  {
    number: 8,
    what: "mid-mission is validated; its 40 % are proposed and issued",
    check(book) {
      const { status, validated_on, invoice } = book.mission().stages[1];
      assert.deepEqual([status, validated_on, invoice], ["invoiced", "2026-11-23", "F2026-0002"]);
      const { kind, total_net } = book.invoice("F2026-0002");
      assert.deepEqual([kind, total_net], ["deposit", "2400.00"]);
      book.paper("F2026-0002");
    },
  },
  {
    number: 9,
    what: "the deadline is revised, with its reason",
    check(book) {
      const { deadlines } = book.mission();
      assert.deepEqual(deadlines.map(({ date }) => date), ["2026-12-18", "2027-01-08"], "the first one stays in the history");
      assert.deepEqual([deadlines.at(-1).reason, deadlines.at(-1).hours_then], [DEADLINE.then.reason, "18.25"], "with the hours spent so far");
    },
  },
  {
    number: 10,
    what: "the final invoice deducts both; the three are the quote to the cent",
    check(book) {
      const quote = book.quote("D2026-0001");
      const three = ["F2026-0001", "F2026-0002", "F2026-0003"].map((number) => book.invoice(number));
      const final = three[2];
      assert.equal(final.kind, "final");
      assert.deepEqual(final.lines, quote.lines, "it restates the order");
      assert.deepEqual(final.deductions.map(({ number, net }) => [number, net]), [["F2026-0001", "1200.00"], ["F2026-0002", "2400.00"]]);
      for (const total of ["total_net", "total_vat", "total_gross"]) assert.equal(summed(three, total), cents(quote[total]), `${total} of the three`);
      book.paper("F2026-0003");
    },
  },
  {
    number: 12,
    what: "paid; the client's true hour: quoted, invoiced, collected, after charges",
    check(book) {
      const { clients } = book.ask("report", "profit", "--from", "2025-12", "--to", "2026-11");
      const row = clients.find(({ client }) => client === PROSPECT.name);
      assert.deepEqual([row.quoted_net, row.invoiced_net, row.collected_net], ["6000.00", "6000.00", "6000.00"]);
      assert.ok(cents(row.contributions) > 0, "charges are counted");
      assert.equal(cents(row.net), cents(row.collected_net) - cents(row.direct_costs) - cents(row.contributions));
      assert.equal(row.hours, "18.67", "every hour: the mission's 18 h 15, and 25 minutes on the telephone before it");
      assert.equal(cents(row.true_hour), Math.round((cents(row.net) * 60) / (18 * 60 + 15 + 25)), "net over every minute");
    },
  },
];

/** What a step shows while it is told; both hands look at the same. */
export class Screen {
  constructor(window, book) {
    this.window = window;
    this.book = book;
  }

  /** Waits until an element says something. */
  async says(testid, pattern, what = `${testid} says ${pattern}`) {
    await this.window.find(testid);
    await this.window.until(async () => pattern.test(await this.window.text(testid)), what);
  }

  /** Waits until the paper beside is drawn, another one than before: a share of its dots is dark. Answers with how many. */
  async drawn(before = 0) {
    const ink = () =>
      this.window.page.execute(() => {
        const canvas = document.querySelector("[data-testid='paper'] canvas");
        if (!canvas) return 0;
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
        return dark;
      });
    await this.window.until(async () => (await ink()) > 2_000 && (await ink()) !== before, "the paper drawn, not blank nor the one before");
    return ink();
  }

  async quoteIsGuarded() {
    await this.says("hourly-rate", /37,50\s€/, "37,50 € an hour");
    await this.says("rate-verdict", /Au-dessus de la cible/);
    await this.says("schedule-sentence", /20\s% à la commande \(1\s200,00\s€\), 40\s% à mi-mission \(2\s400,00\s€\), 40\s% à la livraison \(2\s400,00\s€\)/);
    await this.drawn();
  }

  /** The draft that was proposed for a stage: an amount, with its reason. */
  async proposed(amount, reason) {
    await this.says("panel-amount", amount);
    await this.says("invoice-reason", reason);
  }

  /** The issued invoice with its number, and its frozen paper in place of the draft's. */
  async issued(number, draft) {
    await this.says("invoice-document", new RegExp(number));
    await this.says("document-state", /Émise/);
    await this.drawn(draft);
  }

  /** Hours and real rate of the mission, in the mission's panel. */
  async burn() {
    await this.window.find("mission-worked");
    return { worked: await this.window.text("mission-worked"), rate: await this.window.text("mission-rate") };
  }

  /** Every figure of the client on screen is the engine's. */
  async trueHour() {
    const { clients } = this.book.ask("report", "profit", "--from", "2025-12", "--to", "2026-11");
    const row = clients.find(({ client }) => client === PROSPECT.name);
    await this.says("profit-panel", /Studio Hœfler/);
    for (const figure of ["quoted_net", "invoiced_net", "collected_net", "contributions", "net", "quoted_hour", "invoiced_hour", "true_hour"]) {
      const testid = `figure-${figure.replace("_net", "")}`;
      const value = await this.window.page.execute((found) => found.querySelector(".value").innerText, await this.window.find(testid));
      assert.equal(shownCents(value), cents(row[figure]), `${figure} on screen: ${value}`);
    }
    await this.says("step-true", /./);
  }
}

/**
 * Tells the journey with one hand. `steps` holds what the hand does, by the number of the step; after each, the book is
 * asked. A step that fails ends the story: those after it build on it.
 */
export function journey(by, Hand, steps) {
  describe(`the journey by ${by}`, () => {
    const counts = [];
    let broken = null;
    let folder;
    let told;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "carnet-journey-"));
      const signed = join(folder, "devis-signé.pdf");
      writeFileSync(signed, "%PDF-1.7\nBon pour accord\n");
      const window = await Window.open({ book: join(folder, "book") });
      const book = new Book(join(folder, "book"));
      told = { window, hand: new Hand(window), see: new Screen(window, book), book, signed };
      await told.hand.guard?.();
    });
    after(async () => {
      await told?.window.close();
      rmSync(folder, { recursive: true, force: true });
      if (counts.length > 0) printed(by, counts);
    });

    for (const { number, what, check } of STEPS) {
      test(`${number}. ${what}`, async (t) => {
        if (broken !== null) return t.skip(`step ${broken} failed`);
        broken = number;
        const before = told.hand.count;
        await steps[number](told).catch(async (problem) => {
          await told.window.shot(`journey-${by}-${number}-failed`);
          throw problem;
        });
        check(told.book, told);
        await told.hand.honest?.();
        assert.equal(await told.window.trouble(), "", "no error and no violation of the policy on the way");
        await told.window.shot(`journey-${by}-${number}`);
        counts.push({ number, what, gestures: told.hand.count - before });
        broken = null;
      });
    }
    test("the chain of issued papers is whole", (t) => {
      if (broken !== null) return t.skip(`step ${broken} failed`);
      const { ok, checked } = told.book.ask("invoice", "verify");
      assert.deepEqual({ ok, checked }, { ok: true, checked: 3 });
    });
    if (Hand.prototype.honest) {
      test("a click would have been noticed", async () => {
        await told.window.page.$("main").click();
        await assert.rejects(told.hand.honest(), /not the keyboard alone: pointerdown/);
      });
    }
  });
}
