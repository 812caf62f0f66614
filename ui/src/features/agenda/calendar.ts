import { endOfMonth, parseDate, startOfMonth, startOfWeek } from "@internationalized/date";

/** How the dates are laid out: six weeks at most, seven days, or one list of what comes. */
export const VIEWS = ["month", "week", "list"] as const;
export type View = (typeof VIEWS)[number];

/** Days that the list looks ahead, and months back for what is late. */
const AHEAD = 60;
const BACK = 6;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar: "2026-02-29" is none. */
export function isDay(text: string | null): text is string {
  if (text === null || !DAY.test(text)) return false;
  try {
    return parseDate(text).toString() === text;
  } catch {
    return false;
  }
}

/** The Monday of a day's week, as an ISO day: weeks start on Monday in both languages. */
export function mondayOf(day: string): string {
  return startOfWeek(parseDate(day), "fr-FR", "mon").toString();
}

/** A day so many days, weeks or months away; the 31st moves to the last day of a shorter month. */
export function moved(day: string, by: { days?: number; weeks?: number; months?: number }): string {
  return parseDate(day).add(by).toString();
}

/** The seven days of a day's week. */
export function weekOf(day: string): string[] {
  const monday = parseDate(mondayOf(day));
  return Array.from({ length: 7 }, (_, at) => monday.add({ days: at }).toString());
}

/** The whole weeks that a day's month touches: four to six rows of seven days. */
export function monthOf(day: string): string[][] {
  const last = endOfMonth(parseDate(day)).toString();
  const weeks: string[][] = [];
  for (let monday = mondayOf(startOfMonth(parseDate(day)).toString()); monday <= last; monday = moved(monday, { weeks: 1 })) {
    weeks.push(weekOf(monday));
  }
  return weeks;
}

/** The days that a view shows, first and last included. */
export function spanOf(view: View, day: string): { from: string; to: string } {
  const list = () => [moved(day, { months: -BACK }), moved(day, { days: AHEAD })];
  const days = view === "month" ? monthOf(day).flat() : view === "week" ? weekOf(day) : list();
  return { from: days[0]!, to: days.at(-1)! };
}

/** How many lines of `line` pixels stand under the head of a cell; never less than one. */
export function linesIn(height: number, head: number, line: number): number {
  return Math.max(1, Math.floor((height - head) / line));
}

/** How many of `count` items are shown where `lines` fit: the last line says how many more there are. */
export function fit(count: number, lines: number): { shown: number; more: number } {
  if (count <= lines) return { shown: count, more: 0 };
  const shown = Math.max(0, lines - 1);
  return { shown, more: count - shown };
}

/** A rectangle of the screen, in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The day under a point of a grid of equal cells; nothing outside of it. */
export function dayAt(weeks: readonly (readonly string[])[], box: Box, x: number, y: number): string | null {
  const across = (x - box.left) / box.width;
  const down = (y - box.top) / box.height;
  if (!(across >= 0 && across < 1 && down >= 0 && down < 1)) return null;
  const week = weeks[Math.floor(down * weeks.length)];
  return week?.[Math.floor(across * week.length)] ?? null;
}
