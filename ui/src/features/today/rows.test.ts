import { describe, expect, it } from "vitest";
import { LIMITS, against, answerTo, declared, gapLine, holeTimes, scale, sectionsOf, stillSelected, type Beside, type FollowUp, type Gap, type InvoiceRow, type RefusedRow, type Today } from "./rows";

const followUp = (id: number): FollowUp => ({
  id,
  on: "2026-11-20",
  at: null,
  client: `Client ${id}`,
  client_id: id,
  phone: null,
  subject: "client",
  record: null,
  note: "rappeler",
  overdue_days: 1,
  done_on: null,
  outcome: null,
});

const invoice = (id: number): InvoiceRow => ({
  id,
  number: null,
  kind: "deposit",
  status: "draft",
  client: "Acme",
  mission: "Site",
  stage: "à la commande",
  issue_date: null,
  due_date: null,
  total_net: "1200.00",
  total_vat: "0.00",
  total_gross: "1200.00",
  balance: "1200.00",
  reason: "la commande est signée",
  due_stage: null,
});

const refused = (id: number, kind: string | null): RefusedRow => ({
  ...invoice(id),
  number: `F2026-000${id}`,
  status: "refused",
  state: { code: 210, name: "Refusée" },
  on: "2026-11-20",
  said: "Le bon de commande n'est pas cité",
  next_document: kind === null ? null : { kind, sentence: "Un avoir l'annule." },
});

const gap = (date: string): Gap => ({ date, claimed: "4.00", holes: [], hole_values: [], unclaimed: "3.00" });

const empty: Today = {
  date: "2026-11-23",
  overdue: [],
  due: [],
  coming: [],
  late_invoices: [],
  refused_invoices: [],
  to_invoice: [],
  deadlines: [],
  owed: "0.00",
  unbilled: "0.00",
  at_risk_hours: "0.00",
  at_risk_amount: "0.00",
  unclaimed_hours: "0.00",
  true_hour: null,
  month_hours: "0.00",
  month_collected: "0.00",
  month_invoiced: "0.00",
  target_rate: "35.00",
  floor_rate: "24.04",
  clients: 0,
  quotes_sent: 0,
  quotes_goal: 50,
};

const nothing: Beside = { gaps: [], unpaid: [], contributions: null };
const keys = (today: Today, beside: Partial<Beside> = {}, whole: string[] = []) =>
  sectionsOf(today, { ...nothing, ...beside }, new Set(whole)).map((section) => [section.id, section.rows.map((row) => row.key), section.hidden]);

describe("sectionsOf", () => {
  it("asks the questions in their order, also when a day asks nothing", () => {
    expect(keys(empty)).toEqual([
      ["relaunch", [], 0],
      ["due", [], 0],
      ["owe", [], 0],
      ["unwritten", [], 0],
    ]);
  });

  it("puts what is late before what is due and what comes", () => {
    const day = { ...empty, overdue: [followUp(1)], due: [followUp(2)], coming: [followUp(3)] };
    expect(keys(day)[0]).toEqual(["relaunch", ["f1", "f2", "f3"], 0]);
  });

  it("never lets a long list of what comes bury what is pressing, and says how many are left", () => {
    const coming = Array.from({ length: 9 }, (_, at) => followUp(100 + at));
    const day = { ...empty, overdue: [followUp(1)], coming };
    const [, shown, hidden] = keys(day)[0] as [string, string[], number];
    expect(shown).toHaveLength(1 + LIMITS.coming);
    expect(hidden).toBe(9 - LIMITS.coming);
    expect((keys(day, {}, ["relaunch"])[0] as [string, string[], number])[2]).toBe(0);
  });

  it("shows hours at risk only when there are some", () => {
    expect(keys({ ...empty, at_risk_hours: "0.25", at_risk_amount: "8.75" })[1]).toEqual(["due", ["risk"], 0]);
  });

  it("tells proposals that have no draft yet apart from drafts", () => {
    expect(keys({ ...empty, to_invoice: [invoice(0), invoice(7)] })[1]).toEqual(["due", ["p0-Site-à la commande", "i7"], 0]);
  });

  it("names what waits for its money after what is late, the nearest date first", () => {
    const unpaid = [
      { ...invoice(8), due_date: "2026-12-20" },
      { ...invoice(9), due_date: "2026-12-01" },
    ];
    expect(keys({ ...empty, late_invoices: [invoice(7)] }, { unpaid })[1]).toEqual(["due", ["l7", "u9", "u8"], 0]);
    expect(keys({ ...empty, late_invoices: unpaid })[1], "so does what is late").toEqual(["due", ["l9", "l8"], 0]);
  });

  it("puts what was refused before all that only waits for its money", () => {
    const day = { ...empty, refused_invoices: [refused(5, "credit_note")], late_invoices: [invoice(7)], to_invoice: [invoice(9)] };
    expect(keys(day)[1]).toEqual(["due", ["x5", "l7", "i9"], 0]);
  });

  it("counts estimated contributions among what is owed, not those of nothing", () => {
    const contributions = { amount: "456.66", collected: "1770.00", rhythm: "monthly", from: "2026-11", to: "2026-11" } as const;
    expect(keys(empty, { contributions })[2]).toEqual(["owe", ["contributions"], 0]);
    expect(keys(empty, { contributions: { ...contributions, amount: "0.00" } })[2]).toEqual(["owe", [], 0]);
  });

  it("asks for the latest day without hours first", () => {
    expect(keys(empty, { gaps: [gap("2026-11-02"), gap("2026-11-20")] })[3]).toEqual(["unwritten", ["g2026-11-20", "g2026-11-02"], 0]);
  });
});

describe("answerTo", () => {
  it("leads a refused invoice to its credit note, a rejected one to the invoice in its place", () => {
    expect(answerTo(refused(5, "credit_note"))).toBe("credit");
    expect(answerTo(refused(5, "new_invoice"))).toBe("replace");
    expect(answerTo(refused(5, null)), "nothing has to follow").toBeNull();
  });
});

describe("stillSelected", () => {
  const rows = sectionsOf({ ...empty, due: [followUp(1), followUp(2), followUp(3)] }, nothing)[0]!.rows;

  it("holds the line while others go", () => {
    expect(stillSelected(rows, "f3", 0)?.key).toBe("f3");
  });

  it("takes the next line when its own is done, the last at the end, none when all is done", () => {
    expect(stillSelected(rows, "f9", 1)?.key).toBe("f2");
    expect(stillSelected(rows, "f9", 7)?.key).toBe("f3");
    expect(stillSelected([], "f9", 0)).toBeNull();
  });
});

describe("a rate against floor and target", () => {
  it("reaches each by equality", () => {
    expect(against("24.04", "24.04", "35.00")).toBe("below_target");
    expect(against("35.00", "24.04", "35.00")).toBe("above_target");
    expect(against("24.03", "24.04", "35.00")).toBe("below_floor");
    expect(against("9.00", "24.04", "35.00"), "compared as numbers, not as text").toBe("below_floor");
  });

  it("has room beyond the highest mark, and survives a book without rates", () => {
    expect(scale("35.00", "20.00", "35.00").rate).toBeCloseTo(1 / 1.15);
    expect(scale("0.00", "0.00", "0.00")).toEqual({ rate: 0, floor: 0, target: 0 });
  });
});

describe("what the next declaration counts", () => {
  it("is this month, or this quarter so far", () => {
    expect(declared("2026-11-23", "monthly")).toEqual({ from: "2026-11", to: "2026-11" });
    expect(declared("2026-11-23", "quarterly")).toEqual({ from: "2026-10", to: "2026-11" });
    expect(declared("2026-01-02", "quarterly")).toEqual({ from: "2026-01", to: "2026-01" });
    expect(declared("2026-06-30", "quarterly").from).toBe("2026-04");
  });
});

describe("the line of a gap", () => {
  it("starts with the day and its first hole, ready for the rest", () => {
    expect(gapLine({ ...gap("2026-11-20"), holes: ["09:45-10:00", "13:00-13:45"] }, "20/11/2026")).toBe("20/11/2026 09:45-10:00 ");
    expect(gapLine(gap("2026-11-18"), "18/11/2026")).toBe("18/11/2026 ");
  });
});

it("writes the ends of a hole as the grid does", () => {
  expect(holeTimes("09:30-14:00")).toEqual(["9\u00a0h\u00a030", "14\u00a0h"]);
});
