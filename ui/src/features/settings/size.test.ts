import { describe, expect, it } from "vitest";
import { size } from "./size";

describe("a size", () => {
  it.each([
    [0, "0\u00a0octets"],
    [999, "999\u00a0octets"],
    [1000, "1\u00a0ko"],
    [1536000, "1,5\u00a0Mo"],
    [999_960, "1\u00a0Mo"],
    [2_340_000_000, "2,3\u00a0Go"],
    [7_000_000_000_000, "7\u202f000\u00a0Go"],
  ])("%i is %s", (bytes, text) => {
    expect(size(bytes)).toBe(text);
  });
});
