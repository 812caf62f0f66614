import { language } from "$shared/i18n/index.svelte";

/** A decimal number as the engine writes it ("1234.50"). The page shows it and never computes with it. */
export type Decimal = string;

const LOCALE = { fr: "fr-FR", en: "en-GB" } as const;
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${language.current}${JSON.stringify(options)}`;
  let format = made.get(key) as Intl.NumberFormat | undefined;
  if (!format) made.set(key, (format = new Intl.NumberFormat(LOCALE[language.current], options)));
  return format;
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${language.current}${JSON.stringify(options)}`;
  let format = made.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(LOCALE[language.current], { timeZone: "UTC", ...options })));
  return format;
}

/** Intl formats a decimal string digit by digit, without passing through a float. */
const exact = (value: Decimal) => value as `${number}`;

/** "1234.5" → "1 234,50 €" (narrow no-break spaces) or "€1,234.50". */
export function money(value: Decimal, currency = "EUR"): string {
  return numbers({ style: "currency", currency }).format(exact(value));
}

/** The same as its parts, so that the unit can be quieter than the figure; a minus as wide as the figures it stands in line with. */
export function moneyParts(value: Decimal, currency = "EUR"): { kind: "figure" | "unit"; text: string }[] {
  return numbers({ style: "currency", currency })
    .formatToParts(exact(value) as unknown as number)
    .map((part) => ({ kind: part.type === "currency" ? "unit" : "figure", text: part.type === "minusSign" ? "−" : part.value }));
}

/** "0.2" as "0,2": a rate, a quantity; at most `digits` decimals, none that say nothing. */
export function number(value: Decimal, digits = 2): string {
  return numbers({ maximumFractionDigits: digits }).format(exact(value));
}

/** "20" → "20 %". */
export function percent(value: Decimal, digits = 1): string {
  return `${number(value, digits)}\u00a0%`;
}

/** Minutes as people say them: 95 → "1 h 35", 120 → "2 h", 40 → "40 min". */
export function duration(minutes: number): string {
  const sign = minutes < 0 ? "−" : "";
  const whole = Math.abs(Math.trunc(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${sign}${rest}\u00a0min`;
  const figure = numbers({ maximumFractionDigits: 0 }).format(hours);
  return rest === 0 ? `${sign}${figure}\u00a0h` : `${sign}${figure}\u00a0h\u00a0${String(rest).padStart(2, "0")}`;
}

/** Hours as the engine writes them, as people say them: "2.50" → "2 h 30". Hours are no money: a float of hundredths is exact enough. */
export function hours(value: Decimal): string {
  return duration(Math.round(Number(value) * 60));
}

const day = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

/** French says "1er" of the first day of a month, and of no other. */
function written(iso: string, options: Intl.DateTimeFormatOptions): string {
  const parts = dates(options).formatToParts(day(iso));
  const first = language.current === "fr" ? "1er" : "1";
  return parts.map((part) => (part.type === "day" && part.value === "1" ? first : part.value)).join("");
}

/** "2026-11-21" → "21 nov. 2026". */
export function date(iso: string): string {
  return written(iso, { day: "numeric", month: "short", year: "numeric" });
}

/** "2026-11-21" → "sam. 21 nov.": for lists, where the year is known. */
export function shortDate(iso: string): string {
  return written(iso, { weekday: "short", day: "numeric", month: "short" });
}

/** The short date, with its year where that is not this one: for lists that reach back. */
export function listDate(iso: string, today: string): string {
  return iso.slice(0, 4) === today.slice(0, 4) ? shortDate(iso) : date(iso);
}

/** "2026-11-21" → "samedi 21 novembre 2026". */
export function longDate(iso: string): string {
  return written(iso, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** "2026-11-21" → "samedi 21 novembre": said aloud, or where the year is known. */
export function dayDate(iso: string): string {
  return written(iso, { weekday: "long", day: "numeric", month: "long" });
}

/** "2026-11-21" → "sam.": the head of a column of days. */
export function weekday(iso: string): string {
  return dates({ weekday: "short" }).format(day(iso));
}

/** "2026-11" or any day of it → "novembre 2026". */
export function month(iso: string): string {
  return dates({ month: "long", year: "numeric" }).format(day(`${iso.slice(0, 7)}-01`));
}

/** From one day to another, saying the month and the year once: "16–22 novembre 2026". */
export function dateRange(from: string, to: string): string {
  return dates({ day: "numeric", month: "long", year: "numeric" }).formatRange(day(from), day(to));
}

/** Minutes of the day as people write the time: 570 → "9 h 30" or "9:30"; 1440 is midnight at the day's end. */
export function clockTime(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const rest = String(minutes % 60).padStart(2, "0");
  if (language.current === "en") return `${hour}:${rest}`;
  return minutes % 60 === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${rest}`;
}

/** Days from one ISO date to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((day(to).getTime() - day(from).getTime()) / 86_400_000);
}

/** "FR7630006000011234567890189" → groups of four, as banks print it. */
export function iban(value: string): string {
  return value.replace(/\s+/g, "").replace(/(.{4})(?=.)/g, "$1\u00a0");
}

/** A date as one would type it: "2026-11-21" → "21/11/2026"; ISO in English, where days and months change places. */
export function typedDate(iso: string): string {
  return language.current === "fr" ? iso.slice(0, 10).split("-").reverse().join("/") : iso.slice(0, 10);
}

/** A decimal as one would type it: "37.5" → "37,5"; no grouping, nothing rounded. */
export function typed(value: Decimal): string {
  return language.current === "fr" ? value.replace(".", ",") : value;
}

/** "0612345678" → "06 12 34 56 78", "+33612345678" → "+33 6 12 34 56 78": French numbers in pairs, others as they are. */
export function phone(value: string): string {
  const french = /^(0|\+33)(\d)(\d{8})$/.exec(value.replace(/[\s.]/g, ""));
  if (!french) return value;
  const [, prefix, first, rest] = french as unknown as [string, string, string, string];
  const pairs = rest.replace(/(..)(?=.)/g, "$1\u00a0");
  return prefix === "0" ? `0${first}\u00a0${pairs}` : `+33\u00a0${first}\u00a0${pairs}`;
}
