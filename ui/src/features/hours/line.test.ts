import { expect, it } from "vitest";
import { completed, latest, lineOf } from "./line";

it("an entry is written again as the line reads it", () => {
  expect(lineOf({ client: "Éditions du Gave", mission: "Relecture", motive: "phone", note: "Point" })).toBe('@"Éditions du Gave" #"Relecture" phone Point');
  expect(lineOf({ client: null, mission: null, motive: "prospecting", note: null })).toBe("prospecting");
  expect(lineOf({ client: "Acme", mission: null, motive: "production", note: "« @ » étrange" }), "a note that would be read as names stays out").toBe('@"Acme" production');
});

it("the latest entry is the one of the latest day that was written last", () => {
  const entry = (id: number, date: string) => ({ id, date });
  expect(latest([entry(9, "2026-11-17"), entry(2, "2026-11-18"), entry(1, "2026-11-18")])?.id).toBe(2);
  expect(latest([])).toBeNull();
});

it("a proposal takes the place of its word and the cursor goes behind it", () => {
  expect(completed("2h acm", { start: 3, end: 6 }, "Acme")).toEqual({ line: "2h Acme ", cursor: 8 });
  expect(completed("2h acm appel", { start: 3, end: 6 }, "Acme")).toEqual({ line: "2h Acme appel", cursor: 8 });
});
