import { describe, expect, it } from "vitest";
import { holesOf, inOrder, inView, laidOut, shownTo, spanOf, sums, type Entry, type Piece } from "./layout";
import { DAY, clockOf, weekOf } from "./time";

const WEEK = weekOf("2026-11-18");

function entry(id: number, date: string, start: string | null, end: string | null, minutes: number, more: Partial<Entry> = {}): Entry {
  return {
    id, date, start, end, minutes, hours: "0.00", client: null, client_id: null, mission: null, mission_id: null,
    motive: "production", note: null, billable: true, at_risk: false, overlaps: [], ...more,
  };
}

/** The same numbers at each run, so that a failure comes back. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function someWeek(seed: number, count: number): Entry[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, id) => {
    const start = Math.floor(random() * DAY);
    const minutes = 1 + Math.floor(random() * (random() < 0.1 ? DAY : 180));
    return entry(id, WEEK[Math.floor(random() * 7)]!, clockOf(start), clockOf(start + minutes), minutes);
  });
}

describe("spanOf", () => {
  it("reads an end before the start as the next day", () => {
    expect(spanOf(entry(1, "2026-11-18", "23:00", "01:00", 120))).toEqual({ date: "2026-11-18", start: 1380, end: 1500 });
    expect(spanOf(entry(1, "2026-11-18", "22:00", "00:00", 120))?.end, "midnight closes the day").toBe(DAY);
  });
  it("keeps the hour that is lived twice visible and the entry of a whole day a day long", () => {
    expect(spanOf(entry(1, "2026-10-25", "02:30", "02:30", 60)), "one hour on the clock that went back").toMatchObject({ start: 150, end: 151 });
    expect(spanOf(entry(1, "2026-11-18", "09:00", "09:00", DAY))).toMatchObject({ start: 540, end: 540 + DAY });
  });
  it("has none for a mere length", () => {
    expect(spanOf(entry(1, "2026-11-18", null, null, 90))).toBeNull();
  });
});

describe("laidOut", () => {
  it("cuts at midnight and lets each edge be taken only where it is", () => {
    const days = laidOut([entry(1, "2026-11-18", "23:00", "01:00", 120)], WEEK);
    expect(days.get("2026-11-18")).toMatchObject([{ from: 1380, to: DAY, first: true, last: false }]);
    expect(days.get("2026-11-19")).toMatchObject([{ from: 0, to: 60, first: false, last: true }]);
  });

  it("gives entries that follow each other the whole width", () => {
    const days = laidOut([entry(1, "2026-11-18", "09:00", "10:00", 60), entry(2, "2026-11-18", "10:00", "11:00", 60)], WEEK);
    expect(days.get("2026-11-18")!.map((piece) => piece.columns)).toEqual([1, 1]);
  });

  it("loses no block and lets none cover another, whatever the week", () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const entries = someWeek(seed, 5 + seed * 4);
      const days = laidOut(entries, WEEK);
      const shown = new Map<number, number>();
      for (const pieces of days.values()) {
        for (const piece of pieces) shown.set(piece.entry.id, (shown.get(piece.entry.id) ?? 0) + piece.to - piece.from);
        for (const one of pieces) {
          expect(one.column).toBeLessThan(one.columns);
          for (const other of pieces) if (one !== other) expect(apart(one, other), `week ${seed}`).toBe(true);
        }
      }
      for (const one of entries) {
        const past = one.date === WEEK[6] ? Math.max(0, spanOf(one)!.end - DAY) : 0;
        expect(shown.get(one.id), `week ${seed}, entry ${one.id}: every minute of the week is drawn`).toBe(one.minutes - past);
      }
    }
  });

  it("draws what touches the view and nothing else", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const pieces = [...laidOut(someWeek(seed, 200), WEEK).values()].flat();
      const drawn = new Set(inView(pieces, 420, 1200));
      for (const piece of pieces) expect(drawn.has(piece)).toBe(piece.from < 1200 && shownTo(piece) > 420);
    }
  });
});

/** Two pieces do not share a point: not in time, or not in the fraction of the width that each takes. */
function apart(one: Piece, other: Piece): boolean {
  if (one.from >= shownTo(other) || other.from >= shownTo(one)) return true;
  return (one.column + 1) / one.columns <= other.column / other.columns + 1e-9 || (other.column + 1) / other.columns <= one.column / one.columns + 1e-9;
}

it("one steps through entries by day and time, lengths first", () => {
  const list = [entry(3, "2026-11-18", "14:00", "15:00", 60), entry(4, "2026-11-17", "09:00", "10:00", 60), entry(5, "2026-11-18", null, null, 30)];
  expect(inOrder(list).map((one) => one.id)).toEqual([4, 5, 3]);
});

it("holes are read as the engine writes them, midnight included", () => {
  expect(holesOf({ date: "2026-11-18", holes: ["12:00-13:30", "22:00-00:00"], hole_values: ["57.00", "76.00"] })).toEqual([
    { date: "2026-11-18", from: 720, to: 810, value: "57.00" },
    { date: "2026-11-18", from: 1320, to: DAY, value: "76.00" },
  ]);
});

it("sums come most first", () => {
  const list = [entry(1, "2026-11-18", null, null, 30, { client_id: 1 }), entry(2, "2026-11-18", null, null, 90), entry(3, "2026-11-18", null, null, 45, { client_id: 1 })];
  expect(sums(list, (one) => one.client_id)).toEqual([[null, 90], [1, 75]]);
});
