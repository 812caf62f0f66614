import { describe, expect, it } from "vitest";
import { between, linear } from "./linear";

describe("linear", () => {
  it("places numbers in proportion, also upside down", () => {
    const up = linear([0, 50], [200, 100]);
    expect([up(0), up(25), up(50)]).toEqual([200, 150, 100]);
  });
  it("grows to round ends and gives round ticks", () => {
    const money = linear([0, 4870], [0, 100], 3);
    expect(money.ticks(3)).toEqual([0, 2000, 4000, 6000]);
    expect(money(4870)).toBeLessThan(100);
  });
  it("survives a range without length", () => {
    expect(linear([0, 0], [7, 100])(12)).toBe(7);
  });
});

it("between keeps to the ends", () => {
  expect([between(-1, 0, 100), between(40, 0, 100), between(140, 0, 100)]).toEqual([0, 40, 100]);
});
