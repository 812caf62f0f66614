import { describe, expect, it, vi } from "vitest";
import { counted, found, prepare } from "./found";

const rows = [
  { number: "D2026-0001", client: "Cœur & Fils", subject: null },
  { number: "D2026-0002", client: "École de ski", subject: "Inscriptions" },
  { number: "D2025-0002", client: "Zoé", subject: "Refonte du site" },
];
const look = (typed: string) => found(rows, typed, (row) => [row.number, row.client, row.subject]).map((row) => row.number);

describe("rows found by what is typed", () => {
  it("hold every word, wherever, without accents and case", () => {
    expect(look("ecole")).toEqual(["D2026-0002"]);
    expect(look("coeur")).toEqual(["D2026-0001"]);
    expect(look("0002 site")).toEqual(["D2025-0002"]);
    expect(look("0002 absent")).toEqual([]);
  });
  it("are all when nothing is typed", () => {
    expect(look("  ")).toHaveLength(3);
  });
  it("do not join two fields into one word", () => {
    expect(look("skiinscriptions")).toEqual([]);
  });
});

it("counts the rows of each code", () => {
  expect([...counted(["a", "b", "a"], (row) => row)]).toEqual([["a", 2], ["b", 1]]);
});

it("reads each row once: while nobody waits, or at the first letter", () => {
  vi.useFakeTimers();
  const many = Array.from({ length: 2500 }, (_, at) => ({ name: `Société ${at}` }));
  let read = 0;
  const textOf = (row: { name: string }) => ((read += 1), [row.name]);
  prepare(many, textOf);
  vi.advanceTimersByTime(100);
  expect(read, "not all at once").toBe(1000);
  vi.runAllTimers();
  expect(read).toBe(2500);
  expect(found(many, "societe 2499", textOf)).toEqual([many[2499]]);
  expect(read).toBe(2500);
  const others = many.map((row) => ({ ...row }));
  const stop = prepare(others, textOf);
  stop();
  vi.runAllTimers();
  expect(read, "a list that was left is not prepared").toBe(2500);
  vi.useRealTimers();
});
