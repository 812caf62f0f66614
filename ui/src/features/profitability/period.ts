import { language } from "$shared/i18n/index.svelte";
import type { Request } from "$ipc/client";
import { FIRST_CHOICE, type Choice, type Kind } from "$shared/profitChoice";
import { w } from "./words";

/** Whole months, both included, as "2026-11". */
export interface Span {
  from: string;
  to: string;
}

/** "2026-11" and 3 → "2027-02". */
export function addMonths(month: string, by: number): string {
  const [year = 0, index = 1] = month.split("-").map(Number);
  const total = year * 12 + index - 1 + by;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
}

/** How many months a span has. */
export function monthsIn({ from, to }: Span): number {
  const at = (month: string) => {
    const [year = 0, index = 1] = month.split("-").map(Number);
    return year * 12 + index;
  };
  return at(to) - at(from) + 1;
}

/** The months of a choice on a day; nothing where only the engine knows them. */
export function spanOf({ kind, back }: Choice, today: string): Span | null {
  const month = today.slice(0, 7);
  const year = Number(month.slice(0, 4));
  switch (kind) {
    case "month": {
      const one = addMonths(month, -back);
      return { from: one, to: one };
    }
    case "quarter": {
      const first = `${year}-${String(Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1).padStart(2, "0")}`;
      const from = addMonths(first, -3 * back);
      return { from, to: addMonths(from, 2) };
    }
    case "year":
      return { from: `${year - back}-01`, to: `${year - back}-12` };
    case "twelve": {
      const to = addMonths(month, -12 * back);
      return { from: addMonths(to, -11), to };
    }
    default:
      return null;
  }
}

/** What the engine is asked for. */
export function requestOf(choice: Choice, today: string): Request<"report_profit"> {
  const span = spanOf(choice, today);
  if (span) return span;
  if (choice.kind === "all") return {};
  const { from, to } = withYears(choice.from.trim(), choice.to.trim(), today);
  return { ...(from && { from }), ...(to && { to }) };
}

const DAY_AND_MONTH = /^\d{1,2}[/.](\d{1,2})$/;

/**
 * Gives days without a year the one that a report means: "01/03" is the last March, and "31/12" after it the December that
 * follows. (Elsewhere a day without a year is one to come.) All else goes to the engine as typed.
 */
function withYears(from: string, to: string, today: string): { from: string; to: string } {
  const year = Number(today.slice(0, 4));
  const monthOf = (text: string) => {
    const found = DAY_AND_MONTH.exec(text);
    return found ? Number(found[1]) : null;
  };
  const past = (month: number) => (month > Number(today.slice(5, 7)) ? year - 1 : year);
  const first = monthOf(from);
  const last = monthOf(to);
  const start = first === null ? null : past(first);
  const end = last === null ? null : start !== null && first !== null ? start + (last < first ? 1 : 0) : past(last);
  return { from: start === null ? from : `${from}/${start}`.replaceAll(".", "/"), to: end === null ? to : `${to}/${end}`.replaceAll(".", "/") };
}

/** One step to the past (-1) or back towards today (1); nothing beyond today. `shown` are the months that are counted now. */
export function stepped(choice: Choice, by: -1 | 1, shown: Span | null): Choice | null {
  if (choice.kind === "all") return null;
  if (choice.kind !== "free") return by === 1 && choice.back === 0 ? null : { ...choice, back: choice.back - by };
  if (!shown) return null;
  const length = monthsIn(shown) * by;
  return { ...choice, from: typedMonth(addMonths(shown.from, length)), to: typedMonth(addMonths(shown.to, length)) };
}

/** "2026-03" → "03/2026", as one would type it; ISO in English. */
export function typedMonth(month: string): string {
  return language.current === "fr" ? month.split("-").reverse().join("/") : month;
}

/** The months that the chart shows: those looked at, and before them as many as make a year, so that one month has a past. */
export function chartSpan(shown: Span, today: string): Span {
  const now = today.slice(0, 7);
  const to = shown.to > now && shown.from <= now && monthsIn(shown) < 12 ? now : shown.to;
  return monthsIn({ from: shown.from, to }) >= 12 ? { from: shown.from, to } : { from: addMonths(to, -11), to };
}

const made = new Map<string, Intl.DateTimeFormat>();
function written(month: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${language.current}${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(language.current === "fr" ? "fr-FR" : "en-GB", { timeZone: "UTC", ...options })));
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** "2026-11" → "novembre 2026". */
export const longMonth = (month: string): string => written(month, { month: "long", year: "numeric" });
/** "2026-11" → "nov. 2026". */
export const shortMonth = (month: string): string => written(month, { month: "short", year: "numeric" });
/** "2026-11" → "nov.". */
export const monthName = (month: string): string => written(month, { month: "short" });

/** The months of a span as people say them: "novembre 2026", "2026", "oct. – déc. 2026", "déc. 2025 – nov. 2026". */
export function spanSaid({ from, to }: Span): string {
  if (from === to) return longMonth(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  if (sameYear && from.endsWith("-01") && to.endsWith("-12")) return from.slice(0, 4);
  return `${sameYear ? monthName(from) : shortMonth(from)} – ${shortMonth(to)}`;
}

/** What the picker offers: the usual choices, and the one that the arrows led to. */
export function options(choice: Choice, today: string): { value: string; label: string; choice: Choice }[] {
  const one = (kind: Kind, back: number, label: string) => ({ value: `${kind}${back}`, label, choice: { ...FIRST_CHOICE, kind, back } });
  const usual = [
    one("month", 0, w.thisMonth),
    one("month", 1, w.lastMonth),
    one("quarter", 0, w.thisQuarter),
    one("year", 0, w.thisYear),
    one("year", 1, w.lastYear),
    one("twelve", 0, w.twelve),
    one("all", 0, w.all),
    one("free", 0, w.free),
  ];
  if (usual.some((option) => option.value === valueOf(choice))) return usual;
  const span = spanOf(choice, today);
  return span ? [{ value: valueOf(choice), label: spanSaid(span), choice }, ...usual] : usual;
}

export const valueOf = ({ kind, back }: Choice): string => `${kind}${back}`;

/** The days of a span: "2026-02-01" and "2026-02-28". */
export function daysOf({ from, to }: Span): { from: string; to: string } {
  const last = new Date(`${addMonths(to, 1)}-01T00:00:00Z`);
  last.setUTCDate(0);
  return { from: `${from}-01`, to: last.toISOString().slice(0, 10) };
}
