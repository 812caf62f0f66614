import { describe, expect, it } from "vitest";
import { fitting } from "./kept.svelte";

describe("the fields of a form that are found again", () => {
  const blank = { name: "", minutes: "", kind: "call", people: [] as string[] };

  it("are those that the form still has, of the same kind", () => {
    expect(fitting(blank, JSON.stringify({ name: "Acme", gone: "x", minutes: 3, people: ["a"] }))).toEqual({ name: "Acme", people: ["a"] });
  });

  it("are those that took the place of nothing", () => {
    expect(fitting({ minutes: null as string | null }, JSON.stringify({ minutes: "15", toString: "x" }))).toEqual({ minutes: "15" });
  });

  it("are none when the text cannot be read", () => {
    expect(fitting(blank, "{")).toEqual({});
    expect(fitting(blank, "null")).toEqual({});
  });
});
