import type { Reply } from "$ipc/client";
import { titled } from "$shared/lines/lines";

type Quote = Reply<"show_quote">;
type Line = Quote["lines"][number];

/** What of a line may differ between two versions. */
export const LINE_FIELDS = ["description", "quantity", "unit", "unit_price", "vat_rate", "discount_percent"] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** A line of the earlier version, of the later one, or of both with what differs between them. */
export type LinePair =
  | { kind: "same"; before: Line; after: Line }
  | { kind: "changed"; before: Line; after: Line; fields: LineField[] }
  | { kind: "removed"; before: Line; after: null }
  | { kind: "added"; before: null; after: Line };

/** What else of a quote may differ; each is read as text, as the engine writes it. */
export const FACTS = [
  "subject",
  "issue_date",
  "valid_until",
  "estimated_hours",
  "hourly_rate",
  "discount_percent",
  "total_net",
  "total_vat",
  "total_gross",
] as const;
export type Fact = (typeof FACTS)[number];

export interface Comparison {
  lines: LinePair[];
  /** The facts that differ. */
  facts: ReadonlySet<Fact>;
  /** Whether stages differ in label, share, trigger or what they deliver; amounts follow the total and do not count. */
  schedule: boolean;
  /** Nothing at all differs. */
  equal: boolean;
}

/** The lines of two versions side by side, in the order of the later one; lines that went stand where they stood. */
export function comparedLines(before: readonly Line[], after: readonly Line[]): LinePair[] {
  const partner = partners(before, after);
  const pairs: LinePair[] = [];
  let at = 0;
  const gone = (until: number) => {
    for (; at < until; at += 1) {
      const line = before[at]!;
      if (![...partner.values()].includes(at)) pairs.push({ kind: "removed", before: line, after: null });
    }
  };
  after.forEach((line, place) => {
    const from = partner.get(place);
    if (from === undefined) {
      // What went from this place is read before what came to it.
      const next = after.slice(place).flatMap((_, further) => partner.get(place + further) ?? [])[0] ?? before.length;
      if (next > at) gone(next);
      pairs.push({ kind: "added", before: null, after: line });
      return;
    }
    if (from >= at) gone(from);
    at = Math.max(at, from + 1);
    const earlier = before[from]!;
    const fields = LINE_FIELDS.filter((field) => earlier[field] !== line[field]);
    pairs.push(fields.length === 0 ? { kind: "same", before: earlier, after: line } : { kind: "changed", before: earlier, after: line, fields });
  });
  gone(before.length);
  return pairs;
}

/** Which line of the earlier version each of the later one was: the same text first, then the same title, then the same place and a title that begins so or the same price. */
function partners(before: readonly Line[], after: readonly Line[]): Map<number, number> {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pass = (alike: (a: Line, b: Line, from: number, to: number) => boolean) => {
    after.forEach((line, to) => {
      if (partner.has(to)) return;
      const from = before.findIndex((earlier, at) => !taken.has(at) && alike(earlier, line, at, to));
      if (from < 0) return;
      partner.set(to, from);
      taken.add(from);
    });
  };
  pass((a, b) => LINE_FIELDS.every((field) => a[field] === b[field]));
  pass((a, b) => a.description === b.description);
  pass((a, b) => titled(a.description).title === titled(b.description).title);
  pass((a, b, from, to) => from === to && firstWord(a) === firstWord(b));
  // A line that was rewritten in its place: what it asks for is the same.
  pass((a, b, from, to) => from === to && a.quantity === b.quantity && a.unit === b.unit && a.unit_price === b.unit_price);
  return partner;
}

/** "Maquettes" of "Maquettes et charte": a title that is completed begins as it did. */
const firstWord = (line: Line) => titled(line.description).title.split(/\s/, 1)[0];

/** What differs between two versions of a quote. */
export function compared(before: Quote, after: Quote): Comparison {
  const lines = comparedLines(before.lines, after.lines);
  const facts = new Set(FACTS.filter((fact) => before[fact] !== after[fact]));
  const agreed = (quote: Quote) => JSON.stringify(quote.schedule.map(({ label, share, trigger, delivers }) => [label, share, trigger, delivers]));
  const schedule = agreed(before) !== agreed(after);
  return { lines, facts, schedule, equal: facts.size === 0 && !schedule && lines.every((pair) => pair.kind === "same") };
}

/** How many lines came, went and changed. */
export function tally(lines: readonly LinePair[]): { added: number; removed: number; changed: number } {
  const of = (kind: LinePair["kind"]) => lines.filter((pair) => pair.kind === kind).length;
  return { added: of("added"), removed: of("removed"), changed: of("changed") };
}
