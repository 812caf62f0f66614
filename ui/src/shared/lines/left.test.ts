import { describe, expect, it } from "vitest";
import { Left } from "./left.svelte";

describe("what is said of a line while it is typed", () => {
  it("is said of the cells that were left, not of those that one has not come to", () => {
    const left = new Left();
    left.leave(1, "description");
    expect(left.has(1, "description")).toBe(true);
    expect(left.has(1, "unit_price")).toBe(false);
    expect(left.has(2, "description")).toBe(false);
  });

  it("stays while a wrong cell is mended, and waits again in one that was right", () => {
    const left = new Left();
    left.leave(1, "quantity");
    left.enter(1, "quantity", true);
    expect(left.has(1, "quantity")).toBe(true);
    left.enter(1, "quantity", false);
    expect(left.has(1, "quantity")).toBe(false);
  });

  it("is said of all that is there once one tried to save, and not of a line that comes after", () => {
    const left = new Left();
    left.all([1, 2]);
    expect([left.has(1, "unit_price"), left.has(2, "vat_rate"), left.has(3, "unit_price")]).toEqual([true, true, false]);
  });
});
