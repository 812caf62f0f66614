import type { Item } from "./items";

/** Height of an item's line, and what stands above and below the lines of a day, in pixels. */
export const LINE = 73;
const AROUND = 8;
const BORDER = 1;

/** How far beyond each edge lines are drawn, so that fast scrolling shows no hole. */
const MARGIN = 8 * LINE;

/** A day of the list with the place of its lines. */
export interface Stretch {
  day: string;
  list: Item[];
  top: number;
  height: number;
}

/** Lays days out one under the other: all lines are of one height, so that nothing has to be drawn to know where it stands. */
export function stretches(days: readonly [day: string, list: Item[]][]): Stretch[] {
  let top = 0;
  return days.map(([day, list]) => {
    const stretch = { day, list, top, height: 2 * AROUND + BORDER + list.length * LINE };
    top += stretch.height;
    return stretch;
  });
}

/** How high all days are together. */
export function heightOf(all: readonly Stretch[]): number {
  const last = all.at(-1);
  return last ? last.top + last.height : 0;
}

/** Where the line of an item begins, from the top of the list. */
export function topOf(stretch: Stretch, at: number): number {
  return stretch.top + AROUND + at * LINE;
}

/** A day of which the items `from` to `to` (without it) are drawn. */
export interface Drawn {
  stretch: Stretch;
  from: number;
  to: number;
}

/** What is drawn of a list that is scrolled to `top` in a `room`: what is in view and a margin, whatever the list holds. */
export function drawnOf(all: readonly Stretch[], top: number, room: number): Drawn[] {
  const [above, below] = [top - MARGIN, top + room + MARGIN];
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.top + all[middle]!.height <= above) low = middle + 1;
    else high = middle;
  }
  const drawn: Drawn[] = [];
  for (let at = low; at < all.length && all[at]!.top < below; at += 1) {
    const stretch = all[at]!;
    const from = Math.max(0, Math.floor((above - topOf(stretch, 0)) / LINE));
    const to = Math.min(stretch.list.length, Math.ceil((below - topOf(stretch, 0)) / LINE));
    drawn.push({ stretch, from: Math.min(from, to), to: Math.max(from, to) });
  }
  return drawn;
}
