import { describe, expect, it } from "vitest";
import { monthsOf, ofYear, standing, years } from "./periods";

describe("closings by period", () => {
  it("has twelve months a year, as the engine names them", () => {
    expect(monthsOf("2026")).toHaveLength(12);
    expect([monthsOf("2026")[0], monthsOf("2026")[11]]).toEqual(["2026-01", "2026-12"]);
  });

  it("tells the one whose turn it is from those that wait, run, come, or hold nothing", () => {
    const closed = ["2026-01", "2025"];
    const open = ["2026-03", "2026-04"];
    const at = (period: string) => standing(period, closed, open, "2026-05-09");
    expect(["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"].map(at)).toEqual(["closed", "nothing", "next", "waiting", "running", "coming"]);
    expect(["2025", "2026", "2027", "2024"].map(at)).toEqual(["closed", "running", "coming", "nothing"]);
  });

  it("goes from the oldest period up to this year, to this year alone in an empty book", () => {
    expect(years(["2026-03", "2024", "2025-12"], "2026-05-09")).toEqual(["2024", "2025", "2026"]);
    expect(years([], "2026-05-09")).toEqual(["2026"]);
  });

  it("shows no rows of the year before under the year in view", () => {
    const answer = { from: "2025-01-01" };
    expect(ofYear(answer, "2025")).toBe(answer);
    expect(ofYear(answer, "2026")).toBeNull();
    expect(ofYear(null, "2026")).toBeNull();
  });
});
