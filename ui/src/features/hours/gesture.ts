import type { Span } from "./layout";
import { DAY, FINE, QUARTER, addDays, snap } from "./time";

/** The shortest stretch that a gesture leaves. */
const SHORTEST = FINE;

export type Edge = "start" | "end";

/** A place in the grid: a day, and a minute of it. */
export interface Place {
  date: string;
  minute: number;
}

/** The stretch between two places of a day, each counted as the whole step that it lies in. */
export function painted(date: string, anchor: number, at: number, step: number = QUARTER): Span {
  const from = Math.max(0, Math.floor(Math.min(anchor, at) / step) * step);
  const to = Math.min(DAY, (Math.floor(Math.max(anchor, at) / step) + 1) * step);
  return { date, start: from, end: Math.max(to, from + step) };
}

/**
 * A span with its start carried to a place. The length stays; the start snaps and stays within its day, so that an entry
 * may run past midnight but never starts elsewhere than where it is shown.
 */
export function moved(span: Span, to: Place, step: number = QUARTER): Span {
  const start = Math.max(0, Math.min(DAY - step, snap(to.minute, step)));
  return { date: to.date, start, end: start + (span.end - span.start) };
}

/** A span moved by days and steps: what the arrow keys do. Past midnight it goes to the day beside. */
export function shifted(span: Span, days: number, minutes: number): Span {
  let start = span.start + minutes;
  let date = addDays(span.date, days);
  if (start < 0) {
    start += DAY;
    date = addDays(date, -1);
  } else if (start >= DAY) {
    start -= DAY;
    date = addDays(date, 1);
  }
  return { date, start, end: start + (span.end - span.start) };
}

/** A span with one edge carried to a minute of its first day; it keeps at least five minutes and at most a day. */
export function resized(span: Span, edge: Edge, minute: number, step: number = QUARTER): Span {
  const at = snap(minute, step);
  if (edge === "start") return { ...span, start: Math.max(0, span.end - DAY, Math.min(at, span.end - SHORTEST, DAY - SHORTEST)) };
  return { ...span, end: Math.min(span.start + DAY - SHORTEST, Math.max(at, span.start + SHORTEST)) };
}

/** Where to cut a span: at `wanted` when that lies inside, else in the middle; nothing when it is too short to cut. */
export function cutOf(span: Span, wanted: number | null): number | null {
  if (wanted !== null && wanted > span.start && wanted < span.end) return wanted;
  const middle = (span.start + span.end) / 2;
  for (const step of [QUARTER, FINE, 1]) {
    const at = snap(middle, step);
    if (at > span.start && at < span.end) return at;
  }
  return null;
}

/** Whether two spans are the same: a gesture that changes nothing is no command. */
export function same(one: Span, other: Span): boolean {
  return one.date === other.date && one.start === other.start && one.end === other.end;
}
