import { describe, expect, it } from "vitest";
import { clientColour } from "./clientColour";

describe("clientColour", () => {
  it("gives the twelve hues in order, then starts again", () => {
    expect([1, 2, 12, 13].map(clientColour)).toEqual(["var(--c1)", "var(--c2)", "var(--c12)", "var(--c1)"]);
  });
  it("keeps ink for hours that are nobody's", () => {
    expect(clientColour(null)).toBe("var(--ink-3)");
  });
});
