import { fold } from "$shared/fold";

/** Which column a table is sorted by, and in which direction. */
export interface Order {
  key: string;
  down: boolean;
}

/** How many rows are drawn beyond each edge, so that fast scrolling shows no hole. */
const MARGIN = 6;

/**
 * A text as it is sorted: accents and case do not count, numbers count by their value ("D2026-9" before "D2026-10").
 * Plain strings compare ten times faster than a collator does, and ten thousand rows are sorted while one waits.
 */
function sortKey(text: string): string {
  let key = keys.get(text);
  if (key !== undefined) return key;
  key = fold(text);
  if (DIGITS.test(key)) key = key.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(text, key);
  return key;
}
const DIGITS = /\d/;
/** Texts that were sorted already: a list is turned round, and one name stands on many papers. */
const keys = new Map<string, string>();
const MOST_KEYS = 60_000;

/** Sorts without touching the given list; equal rows keep their order, empty values come last in both directions. */
export function sorted<Row>(
  rows: readonly Row[],
  by: ((row: Row) => string | number | null) | undefined,
  down: boolean,
): Row[] {
  if (!by) return [...rows];
  const full: { row: Row; key: string | number }[] = [];
  const empty: Row[] = [];
  for (const row of rows) {
    const value = by(row);
    if (value === null || value === "") empty.push(row);
    else full.push({ row, key: typeof value === "number" ? value : sortKey(value) });
  }
  const [before, after] = down ? [1, -1] : [-1, 1];
  full.sort((a, b) => (a.key < b.key ? before : a.key > b.key ? after : 0));
  return [...full.map(({ row }) => row), ...empty];
}

/** The rows to draw of a list of equal rows: those in view and a margin. */
export function visible(count: number, height: number, top: number, room: number): { from: number; to: number } {
  const from = Math.min(count, Math.max(0, Math.floor(top / height) - MARGIN));
  const to = Math.min(count, Math.ceil((top + room) / height) + MARGIN);
  return { from, to: Math.max(from, to) };
}

/** How many rows `visible` names at most for a given room. */
export function mostDrawn(height: number, room: number): number {
  return Math.ceil(room / height) + 1 + 2 * MARGIN;
}

/**
 * Which row stands in a line of the page: each of `drawn` lines takes every `drawn`th row, so that scrolling by one
 * changes one line and leaves the others as they are.
 */
export function rowIn(line: number, from: number, drawn: number): number {
  return from + ((((line - from) % drawn) + drawn) % drawn);
}

/**
 * The least width of a row in pixels: the least of each of its tracks ("minmax(160px, 2fr)", "110px"), the gaps between
 * them and the padding. Each row is a grid of its own; a common width is what keeps their columns in line.
 */
export function leastWidth(tracks: readonly string[], { gap, padding }: Air): number {
  const least = tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 0), 0);
  return least + gap * Math.max(0, tracks.length - 1) + 2 * padding;
}

/** Pixels of a digit of the sums in the foot, of the space between thousands, and of what else an amount has: comma, space, unit. */
const [DIGIT, THOUSANDS, BESIDE] = [9.2, 5, 20];

/**
 * The track of a column of figures: the given one, or a wider one where an amount would be cut ("9 999 999,99 €"). A track that grows
 * by itself stays as it is.
 */
export function roomy(width: string, figures: readonly (string | number | null)[], beside = 0): string {
  const least = Number(/^(\d+)px$/.exec(width)?.[1] ?? NaN);
  let most = 0;
  for (const figure of figures) if (typeof figure === "number") most = Math.max(most, Math.abs(figure));
  const digits = Math.max(1, Math.floor(Math.log10(most || 1)) + 1);
  const wanted = Math.ceil((digits + 2) * DIGIT + Math.floor((digits - 1) / 3) * THOUSANDS + BESIDE + beside);
  return wanted > least ? `${wanted}px` : width;
}

/** Pixels of a letter of a number in bold, the widest kind there is ("D"), and of the rest of the digits and hyphens. */
const [CAPITAL, LETTER] = [11, 8.9];

/** The track of a column of names that are never cut (numbers of papers): the given one, or a wider one for the longest of them. */
export function holding(width: string, names: readonly (string | null)[]): string {
  const least = Number(/^(\d+)px$/.exec(width)?.[1] ?? NaN);
  let most = 0;
  for (const name of names) if (name && name.length > most) most = name.length;
  const wanted = Math.ceil(CAPITAL + (most - 1) * LETTER);
  return wanted > least ? `${wanted}px` : width;
}

/** The room between the columns and at both sides of them, in pixels: `--s4` and `--s6`, in a narrow list `--s2` and `--s4`. */
export interface Air {
  gap: number;
  padding: number;
}
export const WIDE: Air = { gap: 16, padding: 24 };
export const TIGHT: Air = { gap: 8, padding: 16 };

/**
 * The columns that a list of this width has room for: those with a rank fold one after the other, the lowest first, until the
 * others fit. Those without one stay, and scroll sideways where not even they fit.
 */
export function fitting<Column extends { width: string; folds?: number }>(columns: readonly Column[], width: number, air: Air): Column[] {
  let kept = [...columns];
  const folding = columns.filter(({ folds }) => folds !== undefined).sort((a, b) => a.folds! - b.folds!);
  for (const next of folding) {
    if (leastWidth(kept.map((column) => column.width), air) <= width) break;
    kept = kept.filter((column) => column !== next);
  }
  return kept;
}
