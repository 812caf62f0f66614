import { describe, expect, it } from "vitest";
import { nextLevel, toneOf } from "./lifecycle";

describe("life after issue", () => {
  it("tells what went wrong, what waits and what is done from the rest", () => {
    expect([210, 213, 208, 212, 200, 205].map(toneOf)).toEqual(["bad", "bad", "warn", "good", "open", "open"]);
  });

  it("proposes the letter after the hardest one sent, and no fourth", () => {
    expect([0, 1, 2, 3].map(nextLevel)).toEqual([1, 2, 3, 3]);
  });
});
