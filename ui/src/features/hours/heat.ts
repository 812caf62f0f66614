import type { Reply } from "$ipc/client";
import { addDays, mondayOf } from "./time";

export type Day = Reply<"list_days">["days"][number];

/** Hours from which a day is darker; the last step is a full day. */
const STEPS = [1, 120, 240, 360, 450];

/** How dark a day is, from 0 (nothing) to 5 (a full day and more). */
export function level(minutes: number): number {
  return STEPS.filter((step) => minutes >= step).length;
}

/** Weeks of a year, oldest first, that end with the week of `last`: columns of the strip. */
export function yearOf(last: string): string[][] {
  const end = mondayOf(last);
  return Array.from({ length: 53 }, (_, at) => {
    const monday = addDays(end, (at - 52) * 7);
    return Array.from({ length: 7 }, (_, day) => addDays(monday, day));
  });
}

/** The sums of some days; minutes are whole numbers. */
export function summed(days: readonly Day[]): { minutes: number; billable: number; risk: number; clients: { id: number | null; name: string | null; minutes: number }[] } {
  const clients = new Map<number | null, { id: number | null; name: string | null; minutes: number }>();
  const sum = { minutes: 0, billable: 0, risk: 0 };
  for (const day of days) {
    sum.minutes += day.minutes;
    sum.billable += day.billable_minutes;
    sum.risk += day.at_risk_minutes;
    for (const { client_id: id, client: name, minutes } of day.clients) {
      const known = clients.get(id) ?? { id, name, minutes: 0 };
      known.minutes += minutes;
      clients.set(id, known);
    }
  }
  return { ...sum, clients: [...clients.values()].sort((a, b) => b.minutes - a.minutes) };
}
