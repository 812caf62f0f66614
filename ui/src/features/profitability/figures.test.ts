import { describe, expect, it } from "vitest";
import { behind, billableRows, figureOf, leadsTo, motiveFigure, type Behind } from "./figures";
import { daysOf } from "./period";

const hour = (date: string, label: string) => ({ date, label, detail: null, hours: "1.00", amount: null });

describe("a figure's rows", () => {
  it("are the latest first, and only those of its motive", () => {
    const rows = [hour("2026-10-01", "production"), hour("2026-10-02", "phone"), hour("2026-10-03", "production")];
    expect(behind(figureOf("hours")!, rows).map((row) => row.date)).toEqual(["2026-10-03", "2026-10-02", "2026-10-01"]);
    expect(behind(figureOf(motiveFigure("phone"))!, rows).map((row) => row.date)).toEqual(["2026-10-02"]);
    const ids = behind(figureOf("hours")!, rows).map((row) => row.id);
    expect(new Set(ids).size, "each row has its own id").toBe(3);
  });

  it("of billable hours leave out the calls", () => {
    const entry = { id: 4, date: "2026-10-01", hours: "1.00", motive: "production", note: null, mission: "Site", billable: true };
    const call = { ...entry, id: 5, motive: "phone", billable: false };
    const rows = billableRows([entry, call] as Parameters<typeof billableRows>[0]);
    expect(rows.map((row) => [row.id, row.label, row.detail])).toEqual([["e4", "production", "Site"]]);
  });

  it("know no figure that is none", () => {
    expect(figureOf("tips")).toBeNull();
    expect(figureOf(null)).toBeNull();
  });
});

describe("a row leads to its record", () => {
  const row: Behind = { id: "0", date: "2026-10-01", label: "F2026-0004", detail: "F2026-0003", hours: null, amount: "100.00" };
  it("by the number that the row shows", () => {
    expect(leadsTo(figureOf("invoiced")!, row)).toEqual({ screen: "invoices", name: "F2026-0004" });
    expect(leadsTo(figureOf("collected")!, row), "a payment to its invoice").toEqual({ screen: "invoices", name: "F2026-0003" });
    expect(leadsTo(figureOf("contributions")!, { ...row, detail: null })).toBeNull();
    expect(leadsTo(figureOf("quoted")!, { ...row, label: "D2026-0001" })).toEqual({ screen: "quotes", name: "D2026-0001" });
    expect(leadsTo(figureOf("hours")!, row)).toEqual({ screen: "hours", day: "2026-10-01" });
  });
});

describe("daysOf", () => {
  it("ends on the last day of the month", () => {
    expect(daysOf({ from: "2026-01", to: "2026-02" })).toEqual({ from: "2026-01-01", to: "2026-02-28" });
    expect(daysOf({ from: "2026-12", to: "2026-12" }).to).toBe("2026-12-31");
    expect(daysOf({ from: "2028-02", to: "2028-02" }).to).toBe("2028-02-29");
  });
});
