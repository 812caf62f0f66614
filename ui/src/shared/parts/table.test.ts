import { describe, expect, it } from "vitest";
import { fitting, holding, leastWidth, mostDrawn, roomy, rowIn, sorted, TIGHT, visible, WIDE } from "./table";

describe("sorted", () => {
  const rows = [
    { name: "Zoé", due: "2026-11-03" },
    { name: "élan", due: null },
    { name: "Eden", due: "2026-01-20" },
    { name: "D10", due: "" },
    { name: "D9", due: "2027-01-01" },
  ];

  it("orders accents and numbers as a reader does", () => {
    expect(sorted(rows, (row) => row.name, false).map((row) => row.name)).toEqual(["D9", "D10", "Eden", "élan", "Zoé"]);
  });

  it("keeps rows without a value last in both directions, so that a missing date never hides the next one", () => {
    const names = (down: boolean) => sorted(rows, (row) => row.due, down).map((row) => row.name);
    expect(names(false)).toEqual(["Eden", "Zoé", "D9", "élan", "D10"]);
    expect(names(true)).toEqual(["D9", "Zoé", "Eden", "élan", "D10"]);
  });

  it("reads each row once, however many there are: ten thousand names are sorted while one waits", () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ name: `Éditions Hœfler ${(at * 7919) % 10_000}` }));
    let read = 0;
    const names = sorted(many, (row) => ((read += 1), row.name), false).map((row) => row.name);
    expect(read).toBe(many.length);
    expect([names[0], names[9], names[10]]).toEqual(["Éditions Hœfler 0", "Éditions Hœfler 9", "Éditions Hœfler 10"]);
  });

  it("leaves the given list alone", () => {
    const before = [...rows];
    sorted(rows, (row) => row.name, true);
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

describe("mostDrawn", () => {
  it("is never passed, wherever one scrolls: no two rows share a line of the page", () => {
    for (const room of [1, 35, 36, 37, 719.5, 800])
      for (let top = 0; top < 400; top += 0.5) {
        const { from, to } = visible(10_000, 36, 9_000 + top, room);
        expect(to - from, `${room} at ${top}`).toBeLessThanOrEqual(mostDrawn(36, room));
      }
  });
});

describe("rowIn", () => {
  const shown = (from: number) => Array.from({ length: 5 }, (_, line) => rowIn(line, from, 5));
  it("shows each row of the window once, in its order from the top of the list", () => {
    expect(shown(0)).toEqual([0, 1, 2, 3, 4]);
    expect([...shown(7)].sort((a, b) => a - b)).toEqual([7, 8, 9, 10, 11]);
  });
  it("changes one line when one row leaves and another enters", () => {
    const [before, after] = [shown(7), shown(8)];
    expect(before.filter((row, line) => row !== after[line])).toEqual([7]);
  });
});

describe("leastWidth", () => {
  it("sums the least of each track, so that a long name never moves the columns of its own row", () => {
    expect(leastWidth(["minmax(160px, 2fr)", "110px", "1fr"], WIDE)).toBe(160 + 110 + 32 + 48);
    expect(leastWidth([], WIDE)).toBe(48);
  });
});

describe("fitting", () => {
  const columns = [
    { key: "number", width: "100px" },
    { key: "kind", width: "80px", folds: 1 },
    { key: "client", width: "minmax(120px, 1fr)" },
    { key: "issued", width: "100px", folds: 2 },
  ];
  const kept = (width: number) => fitting(columns, width, TIGHT).map(({ key }) => key);

  it("folds the least important columns one by one, and keeps the order of the others", () => {
    expect(kept(1000)).toEqual(["number", "kind", "client", "issued"]);
    expect(kept(456)).toEqual(["number", "kind", "client", "issued"]);
    expect(kept(455)).toEqual(["number", "client", "issued"]);
    expect(kept(300)).toEqual(["number", "client"]);
  });

  it("never folds what tells the rows apart", () => {
    expect(kept(10)).toEqual(["number", "client"]);
  });
});

it("gives a column of figures the room of its largest one, so that no amount is cut", () => {
  expect(roomy("100px", [1124, 440.5, null]), "everyday amounts have it already").toBe("100px");
  const million = Number.parseInt(roomy("96px", [12, -9_999_999.99]), 10);
  const hundred = Number.parseInt(roomy("96px", [119_999_999.88]), 10);
  expect(million).toBeGreaterThanOrEqual(110);
  expect(hundred).toBeGreaterThan(million);
  expect(roomy("minmax(100px, 1fr)", [119_999_999.88]), "what grows by itself stays").toBe("minmax(100px, 1fr)");
});

it("the number of a paper has its room", () => {
  expect(holding("92px", ["D2026-0044", null]), "everyday numbers have it already").toBe("92px");
  expect(Number.parseInt(holding("92px", ["D2026-0044", "D2026-10044"]), 10)).toBeGreaterThanOrEqual(98);
  expect(Number.parseInt(holding("92px", ["D2026-10044 v12"]), 10), "with its version").toBeGreaterThanOrEqual(130);
});
