import { describe, expect, it } from "vitest";
import { FIRST_CHOICE, keptChoice, parsedChoice, type Choice } from "$shared/profitChoice";
import { addMonths, chartSpan, monthsIn, options, requestOf, spanOf, spanSaid, stepped, valueOf } from "./period";

const TODAY = "2026-11-23";
const choice = (kind: Choice["kind"], back = 0, from = "", to = ""): Choice => ({ kind, back, from, to });

describe("months", () => {
  it("are added over years in both directions", () => {
    expect(addMonths("2026-11", 3)).toBe("2027-02");
    expect(addMonths("2026-01", -1)).toBe("2025-12");
    expect(addMonths("2026-12", 0)).toBe("2026-12");
  });
  it("are counted with both ends", () => {
    expect(monthsIn({ from: "2025-12", to: "2026-11" })).toBe(12);
    expect(monthsIn({ from: "2026-11", to: "2026-11" })).toBe(1);
  });
});

describe("spanOf", () => {
  it("counts back from the day in steps of its kind", () => {
    expect(spanOf(choice("month", 1), TODAY)).toEqual({ from: "2026-10", to: "2026-10" });
    expect(spanOf(choice("quarter"), TODAY)).toEqual({ from: "2026-10", to: "2026-12" });
    expect(spanOf(choice("quarter", 4), TODAY)).toEqual({ from: "2025-10", to: "2025-12" });
    expect(spanOf(choice("year", 1), TODAY)).toEqual({ from: "2025-01", to: "2025-12" });
    expect(spanOf(choice("twelve"), TODAY)).toEqual({ from: "2025-12", to: "2026-11" });
  });
  it("leaves to the engine what only the engine knows", () => {
    expect(spanOf(choice("all"), TODAY)).toBeNull();
    expect(requestOf(choice("all"), TODAY)).toEqual({});
    expect(requestOf(choice("free", 0, " mars ", ""), TODAY), "as typed, an empty end left open").toEqual({ from: "mars" });
  });
});

describe("a typed day without a year", () => {
  const typed = (from: string, to: string) => requestOf(choice("free", 0, from, to), TODAY);
  it("is in the past, and the end follows the start", () => {
    expect(typed("01/03", "30/06")).toEqual({ from: "01/03/2026", to: "30/06/2026" });
    expect(typed("1.12", "28/02"), "December has not come yet this year").toEqual({ from: "1/12/2025", to: "28/02/2026" });
    expect(typed("01/03", "31/12")).toEqual({ from: "01/03/2026", to: "31/12/2026" });
    expect(typed("", "31/12"), "an end alone is in the past too").toEqual({ to: "31/12/2025" });
  });
  it("goes to the engine as it is when it has a year or is no day", () => {
    expect(typed("2026-03", "01/04/2026")).toEqual({ from: "2026-03", to: "01/04/2026" });
    expect(typed("31/02", "hier")).toEqual({ from: "31/02/2026", to: "hier" });
  });
});

describe("stepped", () => {
  it("goes to the past and comes back, never beyond today", () => {
    expect(stepped(choice("month"), -1, null)).toEqual(choice("month", 1));
    expect(stepped(choice("month", 1), 1, null)).toEqual(choice("month"));
    expect(stepped(choice("month"), 1, null)).toBeNull();
    expect(stepped(choice("all"), -1, null)).toBeNull();
  });
  it("moves typed months by their own length", () => {
    const shown = { from: "2026-03", to: "2026-05" };
    expect(stepped(choice("free", 0, "01/03", "31/05"), -1, shown)).toEqual(choice("free", 0, "12/2025", "02/2026"));
    expect(stepped(choice("free", 0, "01/03", "31/05"), 1, shown)).toEqual(choice("free", 0, "06/2026", "08/2026"));
    expect(stepped(choice("free", 0, "31/02"), -1, null), "what the engine did not understand has no length").toBeNull();
  });
});

describe("chartSpan", () => {
  it("gives a short period the past that makes a year", () => {
    expect(chartSpan({ from: "2026-11", to: "2026-11" }, TODAY)).toEqual({ from: "2025-12", to: "2026-11" });
  });
  it("does not show months to come of a running quarter, and keeps a long period whole", () => {
    expect(chartSpan({ from: "2026-10", to: "2026-12" }, TODAY)).toEqual({ from: "2025-12", to: "2026-11" });
    expect(chartSpan({ from: "2026-01", to: "2026-12" }, TODAY)).toEqual({ from: "2026-01", to: "2026-12" });
    expect(chartSpan({ from: "2024-11", to: "2026-11" }, TODAY)).toEqual({ from: "2024-11", to: "2026-11" });
  });
});

describe("the picker", () => {
  it("names months as people do", () => {
    expect(spanSaid({ from: "2026-11", to: "2026-11" })).toBe("novembre 2026");
    expect(spanSaid({ from: "2026-01", to: "2026-12" })).toBe("2026");
    expect(spanSaid({ from: "2026-07", to: "2026-09" })).toBe("juil. – sept. 2026");
    expect(spanSaid({ from: "2025-12", to: "2026-11" })).toBe("déc. 2025 – nov. 2026");
  });
  it("shows where the arrows led", () => {
    const far = choice("month", 5);
    expect(options(far, TODAY).find((option) => option.value === valueOf(far))?.label).toBe("juin 2026");
    expect(options(choice("month"), TODAY)).toHaveLength(8);
  });
  it("forgets what it cannot read", () => {
    expect(parsedChoice(keptChoice(choice("quarter", 2, "01/03", "")))).toEqual(choice("quarter", 2, "01/03", ""));
    for (const kept of [[], [""], ["week", "0", "", ""], ["month", "-1", "", ""], ["month", "x"]]) {
      expect(parsedChoice(kept), kept.join()).toEqual(FIRST_CHOICE);
    }
  });
});
