import { describe, expect, it } from "vitest";
import { taker } from "./drop";

describe("taker", () => {
  const boxes = [
    { left: 0, top: 0, right: 100, bottom: 40 },
    { left: 0, top: 60, right: 100, bottom: 100 },
  ];
  it("is the field under the place; the only one anywhere; never one of several by guess", () => {
    expect([taker(boxes, 50, 20), taker(boxes, 50, 80), taker(boxes, 50, 50)]).toEqual([0, 1, -1]);
    expect(taker(boxes.slice(0, 1), 900, 900)).toBe(0);
    expect(taker([], 1, 1)).toBe(-1);
  });
});
