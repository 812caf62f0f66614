import { describe, expect, it } from "vitest";
import { leastWidth, sorted, visible } from "./table";

describe("sorted", () => {
  const rows = [
    { name: "Zoé", due: "2026-11-03" },
    { name: "élan", due: null },
    { name: "Eden", due: "2026-01-20" },
    { name: "D10", due: "" },
    { name: "D9", due: "2027-01-01" },
  ];

  it("orders accents and numbers as a reader does", () => {
    expect(sorted(rows, (row) => row.name, false, "fr").map((row) => row.name)).toEqual(["D9", "D10", "Eden", "élan", "Zoé"]);
  });

  it("keeps rows without a value last in both directions, so that a missing date never hides the next one", () => {
    const names = (down: boolean) => sorted(rows, (row) => row.due, down, "fr").map((row) => row.name);
    expect(names(false)).toEqual(["Eden", "Zoé", "D9", "élan", "D10"]);
    expect(names(true)).toEqual(["D9", "Zoé", "Eden", "élan", "D10"]);
  });

  it("leaves the given list alone", () => {
    const before = [...rows];
    sorted(rows, (row) => row.name, true, "fr");
    expect(rows).toEqual(before);
  });
});

describe("visible", () => {
  it("draws a window of ten thousand rows, not all of them", () => {
    const { from, to } = visible(10_000, 36, 36 * 5_000, 720);
    expect(from).toBeLessThanOrEqual(5_000);
    expect(to).toBeGreaterThanOrEqual(5_020);
    expect(to - from).toBeLessThan(60);
  });

  it("never leaves the list, even when it shrank under the scroll position", () => {
    expect(visible(3, 36, 9_000, 720)).toEqual({ from: 3, to: 3 });
    expect(visible(0, 36, 0, 720)).toEqual({ from: 0, to: 0 });
  });
});

describe("leastWidth", () => {
  it("sums the least of each track, so that a long name never moves the columns of its own row", () => {
    expect(leastWidth(["minmax(160px, 2fr)", "110px", "1fr"], 16, 24)).toBe(160 + 110 + 32 + 48);
    expect(leastWidth([], 16, 24)).toBe(48);
  });
});
