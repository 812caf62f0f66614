import { describe, expect, it } from "vitest";
import { dayAt, fit, isDay, linesIn, mondayOf, monthOf, moved, spanOf, weekOf } from "./calendar";

describe("weeks", () => {
  it("start on Monday, on a Sunday too", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
    expect(weekOf("2026-11-25")).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
    ]);
  });

  it("cross the end of a year and the change of clocks without losing a day", () => {
    expect(weekOf("2027-01-01")[0]).toBe("2026-12-28");
    expect(moved("2026-03-28", { days: 2 })).toBe("2026-03-30");
    expect(moved("2026-10-24", { weeks: 1 })).toBe("2026-10-31");
  });
});

describe("months", () => {
  it("show the whole weeks that they touch: five, four and six rows", () => {
    const november = monthOf("2026-11-23");
    expect(november).toHaveLength(6);
    expect(november[0]![0]).toBe("2026-10-26");
    expect(november.at(-1)!.at(-1)).toBe("2026-12-06");
    expect(monthOf("2026-12-31")).toHaveLength(5);
    expect(monthOf("2027-02-10"), "a February that starts on a Monday").toHaveLength(4);
  });

  it("keep every day of theirs exactly once", () => {
    const days = monthOf("2028-02-29").flat();
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => day.startsWith("2028-02"))).toHaveLength(29);
  });

  it("are short: the 31st moves to their last day", () => {
    expect(moved("2026-10-31", { months: 1 })).toBe("2026-11-30");
    expect(moved("2026-01-31", { months: 1 })).toBe("2026-02-28");
  });
});

describe("spans", () => {
  it("are asked of the engine from the first to the last day shown", () => {
    expect(spanOf("week", "2026-11-25")).toEqual({ from: "2026-11-23", to: "2026-11-29" });
    expect(spanOf("month", "2026-12-15")).toEqual({ from: "2026-11-30", to: "2027-01-03" });
    expect(spanOf("list", "2026-11-23")).toEqual({ from: "2026-05-23", to: "2027-01-22" });
  });
});

describe("what fits", () => {
  it("shows all where there is room, else leaves the last line to say how many more", () => {
    expect(fit(3, 3)).toEqual({ shown: 3, more: 0 });
    expect(fit(4, 3)).toEqual({ shown: 2, more: 2 });
    expect(fit(9, 1)).toEqual({ shown: 0, more: 9 });
    expect(fit(0, 1)).toEqual({ shown: 0, more: 0 });
  });

  it("has a line even where the cell is lower than its head", () => {
    expect(linesIn(120, 28, 22)).toBe(4);
    expect(linesIn(10, 28, 22)).toBe(1);
  });
});

describe("the day under the pointer", () => {
  const weeks = monthOf("2026-12-15");
  const box = { left: 100, top: 50, width: 700, height: 500 };

  it("is that of the cell", () => {
    expect(dayAt(weeks, box, 101, 51)).toBe("2026-11-30");
    expect(dayAt(weeks, box, 799, 549)).toBe("2027-01-03");
    expect(dayAt(weeks, box, 100 + 250, 50 + 150)).toBe("2026-12-09");
  });

  it("is none outside of the grid, and in a grid without size", () => {
    expect(dayAt(weeks, box, 99, 60)).toBeNull();
    expect(dayAt(weeks, box, 800, 60)).toBeNull();
    expect(dayAt(weeks, box, 300, 550)).toBeNull();
    expect(dayAt(weeks, { left: 0, top: 0, width: 0, height: 0 }, 0, 0)).toBeNull();
  });
});

describe("a day in the address", () => {
  it("is a day of the calendar or nothing", () => {
    expect(isDay("2026-11-23")).toBe(true);
    for (const text of [null, "", "2026-02-29", "2026-13-01", "23/11/2026", "new"]) expect(isDay(text), String(text)).toBe(false);
  });
});
