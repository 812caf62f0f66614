import type { Reply } from "$ipc/client";

/** One dated thing as the engine lists it. */
export type Item = Reply<"list_agenda">["items"][number];

/** The kinds of dated things, in the order in which they are filtered and stand in a day. */
export const KINDS = ["follow_up", "stage", "deadline", "payment", "validity"] as const;
export type Kind = (typeof KINDS)[number];

/** Tells one dated thing from all others; it stays while the thing moves. */
export const keyOf = (item: Item): string => `${item.kind}:${item.id}`;

const rank = (item: Item) => (item.state === "done" ? 1 : 0);
const kindRank = (item: Item) => KINDS.indexOf(item.kind as Kind);

/** What is still to do before what is done; by the hour, then without one by kind and client. */
function inOrder(one: Item, other: Item): number {
  return (
    rank(one) - rank(other) ||
    (one.time ?? "24:00").localeCompare(other.time ?? "24:00") ||
    kindRank(one) - kindRank(other) ||
    one.client.localeCompare(other.client) ||
    one.id - other.id
  );
}

/**
 * Items by their day, each day in its order. `moves` gives the day of those that were just moved and that the engine has
 * not listed again yet.
 */
export function byDay(items: readonly Item[], moves: ReadonlyMap<string, string> = new Map()): Map<string, Item[]> {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = moves.get(keyOf(item)) ?? item.date;
    const list = days.get(day);
    if (list) list.push(item);
    else days.set(day, [item]);
  }
  for (const list of days.values()) list.sort(inOrder);
  return days;
}

/** What the filter is about: the kinds that are shown, and whether what is done is shown too. */
export interface Filter {
  hidden: ReadonlySet<Kind>;
  done: boolean;
}

export function shown(items: readonly Item[], filter: Filter): Item[] {
  return items.filter((item) => !filter.hidden.has(item.kind as Kind) && (filter.done || item.state !== "done"));
}

/** How many of each kind there are to do, how many of all are late and how many are done. */
export function counts(items: readonly Item[]): Record<Kind | "late" | "done", number> {
  const found = { follow_up: 0, stage: 0, deadline: 0, payment: 0, validity: 0, late: 0, done: 0 };
  for (const item of items) {
    if (item.state === "done") {
      found.done += 1;
      continue;
    }
    if (item.state === "late") found.late += 1;
    if ((KINDS as readonly string[]).includes(item.kind)) found[item.kind as Kind] += 1;
  }
  return found;
}

/** The item `by` places further in a day; from none, the first or the last; at the ends it stays. */
export function neighbour(list: readonly Item[], key: string | null, by: 1 | -1): Item | null {
  const at = list.findIndex((item) => keyOf(item) === key);
  if (at < 0) return (by === 1 ? list[0] : list.at(-1)) ?? null;
  return list[Math.max(0, Math.min(list.length - 1, at + by))] ?? null;
}

/** What comes from `today` on, and what should have been done before. */
export function coming(items: readonly Item[], today: string): Item[] {
  return items.filter((item) => item.state === "late" || (item.state !== "done" && item.date >= today));
}

const SCREENS: Record<string, string> = { quote: "quotes", invoice: "invoices", mission: "missions" };

/** Where an item's record is opened: a screen and the record in it. */
export function recordOf(item: Item): { screen: string; id: string } {
  const screen = SCREENS[item.subject];
  return screen ? { screen, id: String(item.record_id) } : { screen: "prospects", id: String(item.client_id) };
}
