import type { Mark } from "$shared/trade";

/** What went wrong, what waits, what is done: the codes of the reform that are told apart at a glance. */
const BAD = [207, 210, 213, 221, 501];
const WAITING = [206, 208];
const DONE = [212];

/** The tone of a state by its code (CDAR); those in between are under way. */
export function toneOf(code: number): Mark["tone"] {
  if (BAD.includes(code)) return "bad";
  if (WAITING.includes(code)) return "warn";
  return DONE.includes(code) ? "good" : "open";
}

export const LEVELS = [1, 2, 3] as const;

/** The level to propose after the highest that was sent, 0 for none; there is no fourth. */
export function nextLevel(reminded: number): number {
  return Math.min(LEVELS.length, reminded + 1);
}
