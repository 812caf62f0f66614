import { describe, expect, it } from "vitest";
import { Steps } from "./steps";

describe("the steps of a form", () => {
  it("are taken back one by one, and made again", () => {
    const steps = new Steps("a");
    expect(steps.any).toBe(false);
    steps.note("b", 1_000);
    steps.note("c", 2_000);
    expect([steps.go(-1), steps.go(-1), steps.go(-1)]).toEqual(["b", "a", null]);
    expect([steps.go(1), steps.go(1), steps.go(1)]).toEqual(["b", "c", null]);
    expect(steps.any).toBe(true);
  });

  it("are one where the hand does not pause", () => {
    const steps = new Steps("");
    for (const [at, text] of ["t", "te", "tex", "text"].entries()) steps.note(text, at * 100);
    steps.note("text!", 5_000);
    expect([steps.go(-1), steps.go(-1)]).toEqual(["text", ""]);
  });

  it("lead nowhere else once something new is typed, and what was taken back is no step", () => {
    const steps = new Steps("a");
    steps.note("b", 1_000);
    steps.note(steps.go(-1)!, 1_010);
    steps.note("c", 1_020);
    expect(steps.go(1)).toBeNull();
    expect(steps.go(-1)).toBe("a");
  });
});
