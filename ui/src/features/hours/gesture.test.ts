import { describe, expect, it } from "vitest";
import { cutOf, moved, painted, resized, same, shifted } from "./gesture";
import { DAY, QUARTER, addDays, clockOf, isDay, isWeekend, minuteOf, mondayOf, monthOf, snap, snapDown, weekNumber } from "./time";

const DATE = "2026-11-18";
const span = (start: number, end: number) => ({ date: DATE, start, end });

describe("snapping", () => {
  it("is idempotent and never goes further than half a step", () => {
    for (let minute = -30; minute <= DAY + 30; minute += 1) {
      for (const step of [5, 15]) {
        expect(snap(snap(minute, step), step)).toBe(snap(minute, step));
        expect(Math.abs(snap(minute, step) - minute)).toBeLessThanOrEqual(step / 2);
        expect(snapDown(minute, step)).toBeLessThanOrEqual(minute);
      }
    }
  });
  it("reads back what it writes on the clock", () => {
    for (let minute = 0; minute < DAY; minute += 1) expect(minuteOf(clockOf(minute))).toBe(minute);
    expect(clockOf(DAY), "the end of the day is midnight").toBe("00:00");
  });
});

describe("painting", () => {
  it("takes whole quarters in both directions", () => {
    expect(painted(DATE, 545, 560)).toEqual(span(540, 570));
    expect(painted(DATE, 560, 545), "upwards is the same").toEqual(span(540, 570));
    expect(painted(DATE, 540, 540), "one cell").toEqual(span(540, 555));
    expect(painted(DATE, 1430, 2000), "the day's end stops it").toEqual(span(1425, DAY));
  });
});

describe("moving", () => {
  it("keeps the length and stays on the grid, wherever the hand goes", () => {
    for (let minute = -500; minute < 2000; minute += 7) {
      const after = moved(span(540, 640), { date: "2026-11-20", minute });
      expect(after.end - after.start).toBe(100);
      expect(after.start % QUARTER).toBe(0);
      expect(after.start >= 0 && after.start < DAY).toBe(true);
    }
  });
  it("goes to the day beside when the arrows pass midnight, and back", () => {
    const late = span(DAY - 15, DAY + 45);
    const next = shifted(late, 0, 15);
    expect(next).toEqual({ date: addDays(DATE, 1), start: 0, end: 60 });
    expect(same(shifted(next, 0, -15), late)).toBe(true);
  });
});

describe("resizing", () => {
  it("never turns a block inside out, from either edge", () => {
    for (let minute = -100; minute < 3000; minute += 11) {
      const fromStart = resized(span(540, 600), "start", minute);
      const fromEnd = resized(span(540, 600), "end", minute);
      expect(fromStart.end).toBe(600);
      expect(fromEnd.start).toBe(540);
      for (const after of [fromStart, fromEnd]) {
        expect(after.end - after.start).toBeGreaterThanOrEqual(5);
        expect(after.end - after.start).toBeLessThan(DAY);
        expect(after.start).toBeGreaterThanOrEqual(0);
      }
    }
  });
  it("moves only the edge that is held", () => {
    expect(resized(span(540, 600), "end", 652)).toEqual(span(540, 645));
    expect(resized(span(540, 600), "start", 500)).toEqual(span(495, 600));
  });
});

describe("cutting", () => {
  it("takes the place asked for inside the block, the middle elsewhere", () => {
    expect(cutOf(span(540, 660), 570)).toBe(570);
    expect(cutOf(span(540, 660), 540), "an edge is not inside").toBe(600);
    expect(cutOf(span(540, 660), null)).toBe(600);
  });
  it("falls inside whatever the length, and leaves a minute alone", () => {
    for (let length = 2; length < 200; length += 1) {
      const cut = cutOf(span(541, 541 + length), null)!;
      expect(cut > 541 && cut < 541 + length, `${length} minutes`).toBe(true);
    }
    expect(cutOf(span(541, 542), null)).toBeNull();
  });
});

describe("days", () => {
  it("weeks start on Monday and carry their ISO number", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(weekNumber("2026-11-18")).toBe(47);
    expect(weekNumber("2027-01-01"), "the first of January may belong to the year before").toBe(53);
    expect(isWeekend("2026-11-21") && isWeekend("2026-11-22") && !isWeekend("2026-11-23")).toBe(true);
  });
  it("a month is shown in whole weeks that hold all of it", () => {
    for (let month = 1; month <= 12; month += 1) {
      const date = `2026-${String(month).padStart(2, "0")}-15`;
      const days = monthOf(date);
      expect(days.length % 7).toBe(0);
      expect(days[0]).toBe(mondayOf(days[0]!));
      expect(days).toContain(`${date.slice(0, 8)}01`);
    }
  });
  it("tells a day from what is none", () => {
    expect(["2026-02-29", "new", "2026-1-1", null].filter(isDay)).toEqual([]);
    expect(isDay("2024-02-29")).toBe(true);
  });
});
