import type { Reply } from "$ipc/client";
import type { ScreenId } from "./screens";
import { w } from "./words";

/** What waits on a screen: how many, what they are, how pressing. */
export interface Count {
  count: number;
  name: string;
  tone: "quiet" | "warn" | "bad";
}

/** The counts that matter beside the screens' names: follow-ups of today, invoices that are late. */
export function countsOf(today: Reply<"report_today">): Partial<Record<ScreenId, Count>> {
  const followUps = today.overdue.length + today.due.length;
  const late = today.late_invoices.length;
  return {
    today: { count: followUps, name: w.followUps(followUps), tone: today.overdue.length > 0 ? "bad" : "warn" },
    invoices: { count: late, name: w.late(late), tone: "bad" },
  };
}
