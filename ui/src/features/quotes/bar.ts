import type { TypedStage } from "./typed";

/** A share never goes below one percent while it is dragged: a stage that asks for nothing is deleted instead. */
const LEAST = 1;

const PLAIN = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/;
/** Shares of the bar are places on a line, not money: two decimals are more than a screen shows. */
const round = (value: number) => Math.round(value * 100) / 100;

/** A stage as the engine computed it. */
interface Computed {
  percent: string;
}

/**
 * The share of each stage in percent, for the bar: what is typed where it is a plain percentage, the rest for an empty
 * last one, else what the engine made of it (an amount). Nothing of it is sent: the engine reads the texts itself.
 */
export function percents(stages: readonly TypedStage[], computed: readonly Computed[]): number[] {
  const known = stages.map((stage, at) => {
    const typed = PLAIN.exec(stage.share)?.[1];
    if (typed !== undefined) return Number(typed.replace(",", "."));
    const made = computed.length === stages.length ? Number(computed[at]!.percent) : 0;
    return stage.share.trim() === "" && at === stages.length - 1 ? null : made;
  });
  const given = known.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  return known.map((share) => round(share ?? Math.max(0, 100 - given)));
}

/** Where each boundary between two stages stands, in percent from the left. */
export function boundaries(shares: readonly number[]): number[] {
  let sum = 0;
  return shares.slice(0, -1).map((share) => (sum = round(sum + share)));
}

/** How far the boundary after stage `at` may go, in percent from the left. */
export function reach(shares: readonly number[], at: number): { from: number; to: number } {
  const left = shares.slice(0, at).reduce((sum, share) => sum + share, 0);
  const both = (shares[at] ?? 0) + (shares[at + 1] ?? 0);
  return { from: round(left + LEAST), to: round(left + both - LEAST) };
}

/** The shares once the boundary after stage `at` was put to `to` percent, on the nearest `step`; only its two stages change. */
export function dragged(shares: readonly number[], at: number, to: number, step: number): number[] {
  const left = shares.slice(0, at).reduce((sum, share) => sum + share, 0);
  const both = (shares[at] ?? 0) + (shares[at + 1] ?? 0);
  if (both < 2 * LEAST) return [...shares];
  const wanted = Math.round(to / step) * step - left;
  const share = Math.min(Math.max(wanted, LEAST), both - LEAST);
  return shares.map((one, index) => round(index === at ? share : index === at + 1 ? both - share : one));
}

/** A percentage as one types it. */
const asShare = (share: number, write: (decimal: string) => string) => `${write(String(share))} %`;

/**
 * The stages with the shares of a dragged bar written into them: those that did not move keep their text, and the last
 * one takes the rest, and with it the cents.
 */
export function withShares(
  stages: readonly TypedStage[],
  before: readonly number[],
  after: readonly number[],
  write: (decimal: string) => string,
): TypedStage[] {
  return stages.map((stage, at) => {
    if (at === stages.length - 1) return stage.share === "" ? stage : { ...stage, share: "" };
    return before[at] === after[at] ? stage : { ...stage, share: asShare(after[at]!, write) };
  });
}

/** The stages in another order: each keeps its share, in words where it was the rest, and the new last one takes the rest. */
export function reordered(
  stages: readonly TypedStage[],
  shares: readonly number[],
  order: readonly number[],
  write: (decimal: string) => string,
): TypedStage[] {
  return order.map((from, at) => {
    const stage = stages[from]!;
    if (at === order.length - 1) return { ...stage, share: "" };
    return stage.share.trim() === "" ? { ...stage, share: asShare(shares[from]!, write) } : stage;
  });
}
