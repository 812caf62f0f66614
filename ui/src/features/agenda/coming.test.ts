import { describe, expect, it } from "vitest";
import { LINE, drawnOf, heightOf, stretches, topOf } from "./coming";
import type { Item } from "./items";

const items = (count: number) => Array.from({ length: count }, (_, id) => ({ id, kind: "follow_up" }) as Item);
const lines = (drawn: ReturnType<typeof drawnOf>) => drawn.reduce((sum, { from, to }) => sum + to - from, 0);

describe("the list of what comes", () => {
  const all = stretches([
    ["2026-11-23", items(2)],
    ["2026-11-24", items(5000)],
    ["2026-12-01", items(1)],
  ]);

  it("lays each day under the one before", () => {
    expect(all.map(({ top }) => top)).toEqual([0, all[0]!.height, all[0]!.height + all[1]!.height]);
    expect(heightOf(all)).toBe(all[2]!.top + all[2]!.height);
    expect(heightOf([])).toBe(0);
  });

  it("draws what is in view and a margin, in the middle of a long day too", () => {
    const top = topOf(all[1]!, 2500);
    const drawn = drawnOf(all, top, 10 * LINE);
    expect(drawn.map(({ stretch }) => stretch.day)).toEqual(["2026-11-24"]);
    expect(drawn[0]!.from).toBeLessThan(2500);
    expect(drawn[0]!.to).toBeGreaterThan(2510);
    expect(lines(drawn)).toBeLessThan(30);
  });

  it("draws the first and the last line at the ends", () => {
    const [first] = drawnOf(all, 0, 700);
    expect([first!.stretch.day, first!.from, first!.to]).toEqual(["2026-11-23", 0, 2]);
    const last = drawnOf(all, heightOf(all) - 700, 700).at(-1)!;
    expect([last.stretch.day, last.from, last.to]).toEqual(["2026-12-01", 0, 1]);
  });

  it("draws as much of ten thousand days as of ten", () => {
    const many = stretches(Array.from({ length: 10_000 }, (_, at) => [String(at), items(1)]));
    for (const top of [0, 12_345, heightOf(many) / 2, heightOf(many)]) expect(lines(drawnOf(many, top, 700))).toBeLessThan(40);
  });
});
