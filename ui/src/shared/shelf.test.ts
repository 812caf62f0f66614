import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Shelf } from "./shelf.svelte";

describe("what is put away while it is typed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function open(found: { key: string; typed: string }[] = []) {
    const shelf = new Shelf();
    const written: [string, string | null][] = [];
    const refusals: unknown[] = [];
    shelf.open(
      found,
      async (key, typed) => {
        written.push([key, typed]);
        if (typed === "refused") throw new Error("full");
      },
      (reason) => refusals.push(reason),
    );
    return { shelf, written, refusals };
  }

  it("is written 400 ms after the first of many keystrokes, not after the last", async () => {
    const { shelf, written } = open();
    for (const typed of ["a", "ab", "abc"]) {
      shelf.put("quotes/new", typed);
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(written, "450 ms after the first letter").toEqual([["quotes/new", "abc"]]);
  });

  it("is written at once when the hand leaves the field", async () => {
    const { shelf, written } = open();
    shelf.put("log/3", "Rappelle jeudi");
    shelf.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual([["log/3", "Rappelle jeudi"]]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(written, "once").toHaveLength(1);
  });

  it("is found by its name, and forgotten by it", async () => {
    const { shelf, written } = open([{ key: "quotes/new", typed: "{}" }]);
    expect(shelf.get("quotes/new")).toBe("{}");
    shelf.put("quotes/new", null);
    expect(shelf.get("quotes/new")).toBeNull();
    await vi.advanceTimersByTimeAsync(400);
    expect(written).toEqual([["quotes/new", null]]);
  });

  it("writes nothing for what did not change", async () => {
    const { shelf, written } = open([{ key: "a", typed: "x" }]);
    shelf.put("a", "x");
    shelf.put("b", null);
    await vi.advanceTimersByTimeAsync(400);
    expect(written).toEqual([]);
  });

  it("says once that the book refuses, and goes on trying", async () => {
    const { shelf, written, refusals } = open();
    for (const typed of ["refused", "b", "refused"]) {
      shelf.put("a", typed);
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(written.map(([, typed]) => typed)).toEqual(["refused", "b", "refused"]);
    expect(refusals).toHaveLength(1);
  });
});
