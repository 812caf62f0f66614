import type { Reply } from "$ipc/client";
import { MOTIVES } from "$shared/trade";
import { between, linear } from "./linear";

export type Profit = Reply<"report_profit">;
export type ClientProfit = Profit["clients"][number];

/** The id of the row of hours for nobody, which has no client. */
export const NOBODY = "none";

export const idOf = (row: ClientProfit): string => (row.client_id === null ? NOBODY : String(row.client_id));

/** What a row says of itself before any figure is read. */
export type Standing = "nobody" | "eats" | "below_floor" | "below_target" | "above_target" | "nothing_collected" | "nothing_asked" | "no_hours";

/** Where a row stands; `eater` is the id of the one that costs most. */
export function standingOf(row: ClientProfit, eater: string | null): Standing {
  if (row.client_id === null) return "nobody";
  if (idOf(row) === eater) return "eats";
  if (row.true_hour === null) return "no_hours";
  // Before its first payment a rate of nothing says nothing of the client.
  if (Number(row.collected_net) <= 0) return Number(row.quoted_net) > 0 || Number(row.invoiced_net) > 0 ? "nothing_collected" : "nothing_asked";
  return (row.rate_check as Standing | null) ?? "no_hours";
}

/** How heavy the hours of a row weigh under a rate. Only ever compared, never shown: figures come from the engine. */
function weight(row: ClientProfit, rate: string): number {
  if (row.client_id === null || row.true_hour === null || Number(row.collected_net) <= 0) return 0;
  return Math.max(0, Number(rate) - Number(row.true_hour)) * Number(row.hours);
}

/** The client whose hours cost most under the floor: the one that eats the margin. None when all paid the floor. */
export function eaterOf(rows: readonly ClientProfit[], floor: string): string | null {
  let found: { id: string; weight: number } | null = null;
  for (const row of rows) {
    const here = weight(row, floor);
    if (here > (found?.weight ?? 0)) found = { id: idOf(row), weight: here };
  }
  return found?.id ?? null;
}

/**
 * The order that shows what matters first: what costs most under the floor, then paying clients from the lowest true
 * hour, then those that paid nothing yet by their hours, hours for nobody last.
 */
export function inOrder(rows: readonly ClientProfit[], floor: string): ClientProfit[] {
  const group = (row: ClientProfit) => (row.client_id === null ? 3 : row.true_hour === null ? 2 : Number(row.collected_net) > 0 ? 0 : 1);
  return [...rows].sort(
    (a, b) =>
      group(a) - group(b) ||
      weight(b, floor) - weight(a, floor) ||
      (group(a) === 0 ? Number(a.true_hour) - Number(b.true_hour) : Number(b.hours) - Number(a.hours)),
  );
}

/** The parts of a bar of hours, as shares of the longest bar. */
export function motiveParts(row: ClientProfit, longest: number): { motive: string; hours: string; share: number }[] {
  const known: readonly string[] = MOTIVES;
  const rank = (motive: string) => (known.includes(motive) ? known.indexOf(motive) : known.length);
  return Object.entries(row.hours_by_motive)
    .map(([motive, hours]) => ({ motive, hours, share: longest > 0 ? Number(hours) / longest : 0 }))
    .filter((part) => part.share > 0)
    .sort((a, b) => rank(a.motive) - rank(b.motive));
}

/** How far beyond the target the common scale goes: one lucky half hour would else press all others to the left. */
const BEYOND_TARGET = 2.5;

/** The scale of rates per hour that all rows share, from nothing (or the deepest loss) to a little beyond the highest mark. */
export interface RateScale {
  /** Where a rate stands, in percent of the width. */
  at: (rate: string) => number;
  /** Whether a rate lies beyond the scale and is drawn at its edge. */
  beyond: (rate: string) => boolean;
}

/** Makes the scale for these rows. */
export function rateScale(rows: readonly ClientProfit[], floor: string, target: string): RateScale {
  const guards = Math.max(Number(floor), Number(target));
  const rates = rows.flatMap((row) => [row.quoted_hour, row.invoiced_hour, row.true_hour].filter((rate) => rate !== null).map(Number));
  const most = guards > 0 ? guards * BEYOND_TARGET : Infinity;
  const high = Math.min(most, Math.max(guards, 1, ...rates)) * 1.04;
  const low = Math.max(guards > 0 ? -guards : -Infinity, Math.min(0, ...rates));
  const scale = linear([low, high], [0, 100]);
  return { at: (rate) => between(scale(Number(rate)), 0, 100), beyond: (rate) => Number(rate) > high || Number(rate) < low };
}

/** The clients by what they brought, and which one a business leans on. */
export interface Lean {
  biggest: ClientProfit;
  /** Clients by share of what was collected, the largest first; those that brought nothing are left out. */
  parts: ClientProfit[];
}

export function leanOf(rows: readonly ClientProfit[]): Lean | null {
  const parts = rows.filter((row) => row.client_id !== null && Number(row.revenue_share) > 0).sort((a, b) => Number(b.collected_net) - Number(a.collected_net));
  return parts[0] ? { biggest: parts[0], parts } : null;
}
