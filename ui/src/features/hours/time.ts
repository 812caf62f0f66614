import { endOfMonth, parseDate, startOfMonth, startOfWeek } from "@internationalized/date";

/** Minutes of a day. */
export const DAY = 1440;
/** What one row of the grid stands for, and what gestures snap to. */
export const QUARTER = 15;
/** What gestures snap to while Alt is held. */
export const FINE = 5;

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar, written as the engine writes it. */
export function isDay(text: string | null): text is string {
  if (text === null || !ISO.test(text)) return false;
  try {
    return parseDate(text).toString() === text;
  } catch {
    return false;
  }
}

export function addDays(date: string, days: number): string {
  return parseDate(date).add({ days }).toString();
}

export function addMonths(date: string, months: number): string {
  return parseDate(date).add({ months }).toString();
}

/** Weeks start on Monday whatever the language: the week is the one of the ISO calendar. */
export function mondayOf(date: string): string {
  return startOfWeek(parseDate(date), "fr-FR").toString();
}

/** The seven days of the week of `date`, Monday first. */
export function weekOf(date: string): string[] {
  const monday = mondayOf(date);
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

/** The days of the whole weeks that hold the month of `date`: what a month's page of a calendar shows. */
export function monthOf(date: string): string[] {
  const first = mondayOf(startOfMonth(parseDate(date)).toString());
  const last = endOfMonth(parseDate(date)).toString();
  const days: string[] = [];
  for (let day = first; day <= last || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Saturday and Sunday, whose columns are narrower. */
export function isWeekend(date: string): boolean {
  const day = parseDate(date).toDate("UTC").getUTCDay();
  return day === 0 || day === 6;
}

/** The number of the ISO week of `date`: the week that holds its Thursday, counted in that Thursday's year. */
export function weekNumber(date: string): number {
  const thursday = parseDate(mondayOf(date)).add({ days: 3 });
  const first = parseDate(`${thursday.year}-01-01`);
  return Math.floor(thursday.compare(first) / 7) + 1;
}

/** "09:30" → 570. */
export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

/** 570 → "09:30", as the engine reads it; past midnight it is the time of the next day, and 1440 is "00:00". */
export function clockOf(minute: number): string {
  const inDay = ((minute % DAY) + DAY) % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

/** The nearest step. */
export function snap(minute: number, step: number = QUARTER): number {
  return Math.round(minute / step) * step;
}

/** The step that a minute lies in. */
export function snapDown(minute: number, step: number = QUARTER): number {
  return Math.floor(minute / step) * step;
}
