/** A line of a quote or a free invoice while it is typed: text as typed, read by the engine. */
export interface TypedLine {
  /** Tells lines apart while they move; never leaves the page. */
  key: number;
  /** The first line of the text is the title. */
  description: string;
  quantity: string;
  unit: string;
  unit_price: string;
  vat_rate: string;
  /** Kept as it came: the page offers rates, not categories. */
  vat_category: string;
  discount_percent: string;
  /** Paid for the client and passed on at cost: no VAT, not turnover (débours). Absent in drafts kept before there were any. */
  disbursement?: boolean;
  /** Delivers goods; a service otherwise. */
  goods?: boolean;
}

/** A line as the engine takes it. */
export interface LineRequest {
  description: string;
  quantity: string;
  unit: string;
  unit_price: string;
  vat_rate?: string;
  vat_category?: string;
  discount_percent?: string;
  disbursement?: boolean;
  goods?: boolean;
}

/** A line as the engine gives it. */
export interface KnownLine {
  description: string;
  quantity: string;
  unit: string;
  unit_price: string;
  discount_percent: string | null;
  vat_category: string;
  vat_rate: string;
  net: string;
  disbursement?: boolean;
  goods?: boolean;
}

export const UNITS = ["h", "d", "u", "lump", "km", "month"] as const;
export type Unit = (typeof UNITS)[number];

/** The cells of a line in the order that Enter follows. */
export const CELLS = ["description", "quantity", "unit", "unit_price", "vat_rate", "discount_percent"] as const;
export type Cell = (typeof CELLS)[number];

/** Counts from the clock: keys of a draft found again, given at another start, never meet those of this one. */
let lastKey = Date.now();

/** A new line; it takes unit and VAT rate of the line before it, because neighbours are mostly alike. */
export function newLine(before: TypedLine | undefined, rates: readonly string[]): TypedLine {
  return {
    key: ++lastKey,
    description: "",
    quantity: "1",
    unit: before?.unit ?? "lump",
    unit_price: "",
    vat_rate: before?.vat_rate ?? normalRate(rates),
    vat_category: "",
    discount_percent: "",
  };
}

/** The normal rate is the highest one there is; nothing under the franchise. */
export function normalRate(rates: readonly string[]): string {
  return [...rates].sort((a, b) => Number(b) - Number(a))[0] ?? "";
}

/** A line that nothing was typed in yet; the quantity stands there from the start. */
export function untouched(line: TypedLine): boolean {
  return line.description.trim() === "" && line.unit_price.trim() === "" && line.discount_percent.trim() === "";
}

/** Adds a line after `at` (-1: before all). */
export function added(lines: readonly TypedLine[], at: number, rates: readonly string[]): TypedLine[] {
  return [...lines.slice(0, at + 1), newLine(lines[at], rates), ...lines.slice(at + 1)];
}

export function duplicated(lines: readonly TypedLine[], at: number): TypedLine[] {
  const line = lines[at];
  return line ? [...lines.slice(0, at + 1), { ...line, key: ++lastKey }, ...lines.slice(at + 1)] : [...lines];
}

/** Deletes a line; the last one becomes an empty one, so that there is always a place to type. */
export function removed(lines: readonly TypedLine[], at: number, rates: readonly string[]): TypedLine[] {
  const rest = lines.filter((_, index) => index !== at);
  return rest.length > 0 ? rest : [newLine(undefined, rates)];
}

/** Puts a deleted line back where it was; the empty line that took the place of the only one goes. */
export function restored(lines: readonly TypedLine[], at: number, line: TypedLine): TypedLine[] {
  const rest = lines.length === 1 && untouched(lines[0]!) ? [] : lines;
  return [...rest.slice(0, at), line, ...rest.slice(at)];
}

/** Moves a line up (-1) or down (1); at the edge nothing moves. */
export function moved(lines: readonly TypedLine[], at: number, by: -1 | 1): TypedLine[] {
  const to = at + by;
  const result = [...lines];
  const line = result[at];
  const other = result[to];
  if (!line || !other) return result;
  result[at] = other;
  result[to] = line;
  return result;
}

/** The lines to send: those in which something was typed. */
export function sent(lines: readonly TypedLine[]): TypedLine[] {
  return lines.filter((line) => !untouched(line));
}

/** The place of a line among those that are sent, by which the engine names it; -1 for an untouched one. */
export function sentAt(lines: readonly TypedLine[], key: number): number {
  return sent(lines).findIndex((line) => line.key === key);
}

export function asRequest(line: TypedLine): LineRequest {
  const { description, quantity, unit, unit_price } = line;
  return {
    description,
    quantity,
    unit,
    unit_price,
    ...(line.vat_rate && !line.disbursement ? { vat_rate: line.vat_rate } : {}),
    ...(line.vat_category && !line.disbursement ? { vat_category: line.vat_category } : {}),
    ...(line.discount_percent.trim() ? { discount_percent: line.discount_percent } : {}),
    ...(line.disbursement ? { disbursement: true } : {}),
    ...(line.goods && !line.disbursement ? { goods: true } : {}),
  };
}

/** A stored line as it would be typed; `write` puts a decimal in the words of the language. */
export function asTyped(line: KnownLine, write: (decimal: string) => string): TypedLine {
  return {
    key: ++lastKey,
    description: line.description,
    quantity: write(line.quantity),
    unit: line.unit,
    unit_price: write(line.unit_price),
    vat_rate: line.vat_category === "E" ? "" : line.vat_rate,
    vat_category: line.vat_category === "S" || line.vat_category === "E" ? "" : line.vat_category,
    discount_percent: line.discount_percent ? write(line.discount_percent) : "",
    ...(line.disbursement ? { disbursement: true } : {}),
    ...(line.goods ? { goods: true } : {}),
  };
}

/** The title of a description and what follows it. */
export function titled(description: string): { title: string; more: string } {
  const [title = "", ...more] = description.split("\n");
  return { title, more: more.join("\n").trim() };
}

/** Whether a price is of whole cents; one of fractions is shown with all its decimals, nothing on screen is rounded away. */
export function exactCents(price: string): boolean {
  return !/\.\d{3,}/.test(price);
}
