import type { Reply } from "$ipc/client";
import { DAY, QUARTER, addDays, minuteOf } from "./time";

export type Entry = Reply<"list_hours">["entries"][number];

/** From when to when an entry stands on the wall clock, in minutes of its day; an end past 1440 lies on the next one. */
export interface Span {
  date: string;
  start: number;
  end: number;
}

/** What of an entry stands in one day, and which of how many columns it takes there. */
export interface Piece {
  entry: Entry;
  date: string;
  /** Minutes of the day, from 0 to 1440. */
  from: number;
  to: number;
  /** Whether it starts, or ends, in this day: only there can its edge be taken. */
  first: boolean;
  last: boolean;
  column: number;
  columns: number;
}

/**
 * The span of an entry; nothing for one of which only the length is known. The end may read as earlier than the start
 * (past midnight, or the night when clocks go back): the day is the one that comes nearest to the true length.
 */
export function spanOf(entry: Pick<Entry, "date" | "start" | "end" | "minutes">): Span | null {
  if (entry.start === null || entry.end === null) return null;
  const start = minuteOf(entry.start);
  const end = minuteOf(entry.end);
  const days = Math.max(0, Math.round((entry.minutes - (end - start)) / DAY));
  return { date: entry.date, start, end: Math.max(end + days * DAY, start + 1) };
}

/** The least height of a block, in minutes: a call of five minutes still shows, and is laid out as what it shows. */
const LEAST = QUARTER;

/** Cuts entries at midnight and lays those of each day side by side where they overlap. Every entry with times is there. */
export function laidOut(entries: readonly Entry[], days: readonly string[]): Map<string, Piece[]> {
  const byDay = new Map<string, Piece[]>(days.map((day) => [day, []]));
  for (const entry of entries) {
    const span = spanOf(entry);
    if (!span) continue;
    for (let day = span.date, offset = 0; offset < span.end; day = addDays(day, 1), offset += DAY) {
      byDay.get(day)?.push({
        entry,
        date: day,
        from: Math.max(0, span.start - offset),
        to: Math.min(DAY, span.end - offset),
        first: offset === 0,
        last: span.end <= offset + DAY,
        column: 0,
        columns: 1,
      });
    }
  }
  for (const pieces of byDay.values()) intoColumns(pieces);
  return byDay;
}

/** Where a piece ends for the eye. */
export function shownTo(piece: Pick<Piece, "from" | "to">): number {
  return Math.max(piece.to, piece.from + LEAST);
}

/** Gives each piece of a day the first free column; pieces that hang together share the room evenly. */
function intoColumns(pieces: Piece[]): void {
  pieces.sort((a, b) => a.from - b.from || b.to - a.to || a.entry.id - b.entry.id);
  let cluster: Piece[] = [];
  let ends: number[] = [];
  let clusterEnd = -1;
  const close = () => {
    for (const piece of cluster) piece.columns = ends.length;
    cluster = [];
    ends = [];
  };
  for (const piece of pieces) {
    if (piece.from >= clusterEnd) close();
    const free = ends.findIndex((end) => end <= piece.from);
    piece.column = free === -1 ? ends.length : free;
    ends[piece.column] = shownTo(piece);
    clusterEnd = Math.max(clusterEnd, shownTo(piece));
    cluster.push(piece);
  }
  close();
}

/** The pieces of a day that touch a stretch of it: only these are drawn. */
export function inView(pieces: readonly Piece[], from: number, to: number): Piece[] {
  return pieces.filter((piece) => piece.from < to && shownTo(piece) > from);
}

/** Entries in the order in which one steps through them: by day, those without a time first, then by start. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  const key = (entry: Entry) => `${entry.date} ${entry.start ?? ""}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
}

/** A hole between the hours of a day that nobody claims. */
export interface Hole {
  date: string;
  from: number;
  to: number;
  /** What it is worth at the target rate. */
  value: string;
}

/** The holes of a day as the engine tells them: "12:00-13:30", with their values. */
export function holesOf(gap: { date: string; holes: readonly string[]; hole_values: readonly string[] }): Hole[] {
  return gap.holes.map((text, index) => {
    const [from = "", to = ""] = text.split("-");
    return { date: gap.date, from: minuteOf(from), to: minuteOf(to) || DAY, value: gap.hole_values[index] ?? "0" };
  });
}

/** Minutes by key, most first; equal ones keep the order in which they came. */
export function sums<K>(entries: readonly Entry[], key: (entry: Entry) => K): [K, number][] {
  const found = new Map<K, number>();
  for (const entry of entries) found.set(key(entry), (found.get(key(entry)) ?? 0) + entry.minutes);
  return [...found].sort((a, b) => b[1] - a[1]);
}
