/** Between which rows something held at `y` would be put: 0 before the first, n after the last. `middles` go down the page. */
export function slotAt(middles: readonly number[], y: number): number {
  return middles.filter((middle) => y > middle).length;
}

/** Puts what stands at `from` into `slot`, counted while it still stands there; its own two slots change nothing. */
export function toSlot<T>(list: readonly T[], from: number, slot: number): T[] {
  const item = list[from];
  if (item === undefined) return [...list];
  const rest = list.filter((_, at) => at !== from);
  const to = slot > from ? slot - 1 : slot;
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
