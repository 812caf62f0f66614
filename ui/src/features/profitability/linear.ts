import { nice, ticks } from "d3-array";

/** A straight scale from one range of numbers to another. What lies outside goes on beyond the ends. */
export type Linear = ((value: number) => number) & {
  /** Round numbers of the range, about so many. */
  ticks: (count: number) => number[];
};

/**
 * Makes a straight scale; with `rounded` the range first grows to round numbers, about so many steps long. A range
 * without length gives its first end.
 *
 * Not d3-scale: the colours that it brings write to `constructor`, which the window's frozen prototypes refuse.
 */
export function linear([low, high]: readonly [number, number], [from, to]: readonly [number, number], rounded?: number): Linear {
  const [start, end] = rounded === undefined ? [low, high] : nice(low, high, rounded);
  const place = (value: number) => (end === start ? from : from + ((value - start) / (end - start)) * (to - from));
  return Object.assign(place, { ticks: (count: number) => ticks(start, end, count) });
}

/** Keeps a number between two ends. */
export const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
