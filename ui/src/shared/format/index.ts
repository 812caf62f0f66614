import { language } from "$shared/i18n/index.svelte";
import { dateWords, figure, type DateParts } from "./plain";

/** A decimal number as the engine writes it ("1234.50"). The page shows it and never computes with it. */
export type Decimal = string;

const LOCALE = { fr: "fr-FR", en: "en-GB" } as const;
const made = new Map<string, Intl.NumberFormat>();
const ranges: Partial<Record<string, Intl.DateTimeFormat>> = {};

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${language.current}${JSON.stringify(options)}`;
  let format = made.get(key) as Intl.NumberFormat | undefined;
  if (!format) made.set(key, (format = new Intl.NumberFormat(LOCALE[language.current], options)));
  return format;
}

/** Intl formats a decimal string digit by digit, without passing through a float. */
const exact = (value: Decimal) => value as `${number}`;

/** Euros without Intl: sign, figure and unit in the order of the language; none for what Intl must write. */
function euros(value: Decimal, currency: string): { kind: "sign" | "figure" | "unit"; text: string }[] | null {
  const written = currency === "EUR" ? figure(value, 2, 2, language.current) : null;
  if (!written) return null;
  const [sign, text] = written;
  const signed = sign === "" ? [] : [{ kind: "sign", text: sign } as const];
  return language.current === "fr"
    ? [...signed, { kind: "figure", text }, { kind: "figure", text: "\u00a0" }, { kind: "unit", text: "€" }]
    : [...signed, { kind: "unit", text: "€" }, { kind: "figure", text }];
}

/** "1234.5" → "1 234,50 €" (narrow no-break spaces) or "€1,234.50". */
export function money(value: Decimal, currency = "EUR"): string {
  const parts = euros(value, currency);
  if (parts) return parts.map((part) => part.text).join("");
  return numbers({ style: "currency", currency }).format(exact(value));
}

/** A round amount where room is scarce, the axis of a chart: "2 500 €", from a million on "2,5 M €" or "€2.5M". */
export function axisMoney(value: Decimal): string {
  if (/^-?\d{1,6}(\.|$)/.test(value)) return money(value).replace(/[,.]00(?=\D*$)/, "");
  return numbers({ style: "currency", currency: "EUR", notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 2 }).format(exact(value));
}

/** The same as its parts, so that the unit can be quieter than the figure; a minus as wide as the figures it stands in line with. */
export function moneyParts(value: Decimal, currency = "EUR"): { kind: "figure" | "unit"; text: string }[] {
  const parts = euros(value, currency);
  if (parts) return parts.map(({ kind, text }) => (kind === "sign" ? { kind: "figure", text: "−" } : { kind, text }));
  return numbers({ style: "currency", currency })
    .formatToParts(exact(value) as unknown as number)
    .map((part) => ({ kind: part.type === "currency" ? "unit" : "figure", text: part.type === "minusSign" ? "−" : part.value }));
}

/** "0.2" as "0,2": a rate, a quantity; at most `digits` decimals, beyond `least` none that say nothing. */
export function number(value: Decimal, digits = 2, least = 0): string {
  return figure(value, least, digits, language.current)?.join("") ?? numbers({ minimumFractionDigits: least, maximumFractionDigits: digits }).format(exact(value));
}

/** A count where room is scarce, beside a name that stays whole: "7", from a hundred on "99+". */
export function badge(count: number): string {
  return count > 99 ? "99+" : String(count);
}

/** A unit price beyond the cent, with every decimal: "0.0315" → "0,0315 €" or "€0.0315". */
export function finePrice(value: Decimal): string {
  return language.current === "fr" ? `${number(value, 8)}\u00a0€` : `€${number(value, 8)}`;
}

/** "20" → "20 %" in French, "20%" in English. In a column `least` decimals are always written: one below the other. */
export function percent(value: Decimal, digits = 1, least = 0): string {
  return `${number(value, digits, least)}${language.current === "fr" ? "\u00a0" : ""}%`;
}

/** Minutes as people say them: 95 → "1 h 35", 120 → "2 h", 40 → "40 min". */
export function duration(minutes: number): string {
  const sign = minutes < 0 ? "−" : "";
  const whole = Math.abs(Math.trunc(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${sign}${rest}\u00a0min`;
  const counted = number(String(hours), 0);
  return rest === 0 ? `${sign}${counted}\u00a0h` : `${sign}${counted}\u00a0h\u00a0${String(rest).padStart(2, "0")}`;
}

/** Hours as the engine writes them, as people say them: "2.50" → "2 h 30". Hours are no money: a float of hundredths is exact enough. */
export function hours(value: Decimal): string {
  return duration(Math.round(Number(value) * 60));
}

const day = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

const written = (iso: string, parts: DateParts) => dateWords(day(iso), parts, language.current);

/** "2026-11-21" → "21 nov. 2026". */
export function date(iso: string): string {
  return written(iso, { day: true, month: "short", year: true });
}

/** "2026-11-21" → "sam. 21 nov.": for lists, where the year is known. */
export function shortDate(iso: string): string {
  return written(iso, { weekday: "short", day: true, month: "short" });
}

/** The short date, with its year where that is not this one: for lists that reach back. */
export function listDate(iso: string, today: string): string {
  return iso.slice(0, 4) === today.slice(0, 4) ? shortDate(iso) : date(iso);
}

/** "2026-11-21" → "samedi 21 novembre 2026". */
export function longDate(iso: string): string {
  return written(iso, { weekday: "long", day: true, month: "long", year: true });
}

/** "2026-11-21" → "samedi 21 novembre": said aloud, or where the year is known. */
export function dayDate(iso: string): string {
  return written(iso, { weekday: "long", day: true, month: "long" });
}

/** "2026-11-21" → "sam.": the head of a column of days. */
export function weekday(iso: string): string {
  return written(iso, { weekday: "short" });
}

/** "2026-11" or any day of it → "novembre 2026". */
export function month(iso: string): string {
  return written(`${iso.slice(0, 7)}-01`, { month: "long", year: true });
}

/** From one day to another, saying the month and the year once: "16–22 novembre 2026". */
export function dateRange(from: string, to: string, month: "long" | "short" = "long"): string {
  const options = { timeZone: "UTC", day: "numeric", month, year: "numeric" } as const;
  const range = (ranges[`${language.current}-${month}`] ??= new Intl.DateTimeFormat(LOCALE[language.current], options));
  return range.formatRange(day(from), day(to));
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
