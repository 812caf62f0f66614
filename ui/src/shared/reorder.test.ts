import { describe, expect, it } from "vitest";
import { slotAt, toSlot } from "./reorder";

describe("where a dragged row would be put", () => {
  const middles = [20, 60, 100];
  it("is the gap nearest to the pointer", () => {
    expect([5, 30, 60, 61, 400].map((y) => slotAt(middles, y))).toEqual([0, 1, 1, 2, 3]);
  });
});

describe("a row put into a slot", () => {
  const list = ["a", "b", "c", "d"];
  it("goes down and up", () => {
    expect(toSlot(list, 0, 3)).toEqual(["b", "c", "a", "d"]);
    expect(toSlot(list, 3, 0)).toEqual(["d", "a", "b", "c"]);
    expect(toSlot(list, 0, 4)).toEqual(["b", "c", "d", "a"]);
  });
  it("stays where it was in the slots around it, and when there is none", () => {
    expect(toSlot(list, 1, 1)).toEqual(list);
    expect(toSlot(list, 1, 2)).toEqual(list);
    expect(toSlot(list, 9, 0)).toEqual(list);
  });
});
