import type { Reply } from "$ipc/client";
import { clockTime } from "$shared/format";

export type Today = Reply<"report_today">;
export type FollowUp = Today["overdue"][number];
export type InvoiceRow = Today["late_invoices"][number];
export type RefusedRow = Today["refused_invoices"][number];
export type Deadline = Today["deadlines"][number];
export type Gap = Reply<"list_gaps">["gaps"][number];

/** Social contributions on what was collected since the last declaration, estimated. */
export interface Contributions {
  amount: string;
  collected: string;
  rhythm: "monthly" | "quarterly";
  /** The months that are counted, as "2026-10". */
  from: string;
  to: string;
}

/** What the day is made of beside the engine's own list of today. */
export interface Beside {
  gaps: readonly Gap[];
  /** Invoices that were issued and wait for their money, not late yet. */
  unpaid: readonly InvoiceRow[];
  contributions: Contributions | null;
}

/** One line of the day. Its key stays the same while the lists around it change, so that the selection holds. */
export type Row =
  | { key: string; kind: "follow_up"; followUp: FollowUp }
  | { key: string; kind: "refused"; invoice: RefusedRow }
  | { key: string; kind: "late"; invoice: InvoiceRow }
  | { key: string; kind: "unpaid"; invoice: InvoiceRow }
  | { key: string; kind: "to_invoice"; invoice: InvoiceRow }
  | { key: string; kind: "risk"; hours: string; amount: string }
  | { key: string; kind: "contributions"; contributions: Contributions }
  | { key: string; kind: "deadline"; deadline: Deadline }
  | { key: string; kind: "gap"; gap: Gap };

/** One question of the day with its lines; `hidden` of them are not shown. */
export interface Section {
  id: "relaunch" | "due" | "owe" | "unwritten";
  rows: Row[];
  hidden: number;
}

/** More lines than one does in a day would bury the other questions. */
export const LIMITS = { pressing: 15, coming: 5, invoices: 10, unpaid: 5, deadlines: 6, gaps: 3 } as const;

/**
 * Lays the day out as the questions that it answers. `whole` shows every line of the sections named in it; days without
 * their hours come latest first, since one remembers yesterday best.
 */
export function sectionsOf(today: Today, { gaps, unpaid, contributions }: Beside, whole: ReadonlySet<string> = new Set()): Section[] {
  const cut = (id: Section["id"], ...parts: [rows: Row[], limit: number][]): Section => {
    const rows = parts.flatMap(([all, limit]) => (whole.has(id) ? all : all.slice(0, limit)));
    return { id, rows, hidden: parts.reduce((sum, [all]) => sum + all.length, 0) - rows.length };
  };
  const followUps = (list: FollowUp[]) => list.map((followUp): Row => ({ key: `f${followUp.id}`, kind: "follow_up", followUp }));
  // What was refused brings no money until another document takes its place: it comes before what only waits.
  const refused = today.refused_invoices.map((invoice): Row => ({ key: `x${invoice.id}`, kind: "refused", invoice }));
  // What waits for its money longest comes first.
  const byDue = (list: readonly InvoiceRow[]) => [...list].sort((a, b) => (a.due_date ?? "").localeCompare(b.due_date ?? ""));
  const late = byDue(today.late_invoices).map((invoice): Row => ({ key: `l${invoice.id}`, kind: "late", invoice }));
  const waiting = byDue(unpaid).map((invoice): Row => ({ key: `u${invoice.id}`, kind: "unpaid", invoice }));
  const owed: Row[] = contributions && Number(contributions.amount) > 0 ? [{ key: "contributions", kind: "contributions", contributions }] : [];
  const proposed = today.to_invoice.map(
    (invoice, at): Row => ({ key: invoice.id > 0 ? `i${invoice.id}` : `p${at}-${invoice.mission ?? ""}-${invoice.stage ?? ""}`, kind: "to_invoice", invoice }),
  );
  const risk: Row[] =
    Number(today.at_risk_hours) > 0 ? [{ key: "risk", kind: "risk", hours: today.at_risk_hours, amount: today.at_risk_amount }] : [];
  const deadlines = today.deadlines.map((deadline): Row => ({ key: `d${deadline.mission_id}`, kind: "deadline", deadline }));
  const days = [...gaps].reverse().map((gap): Row => ({ key: `g${gap.date}`, kind: "gap", gap }));
  return [
    cut("relaunch", [[...followUps(today.overdue), ...followUps(today.due)], LIMITS.pressing], [followUps(today.coming), LIMITS.coming]),
    cut("due", [refused, LIMITS.invoices], [late, LIMITS.invoices], [waiting, LIMITS.unpaid], [proposed, LIMITS.invoices], [risk, 1]),
    cut("owe", [owed, 1], [deadlines, LIMITS.deadlines]),
    cut("unwritten", [days, LIMITS.gaps]),
  ];
}

/** The document that takes a refused invoice further, and where it is made: a credit note typed in its form, a draft made at once. */
export function answerTo({ next_document }: RefusedRow): "credit" | "replace" | null {
  if (!next_document) return null;
  return next_document.kind === "credit_note" ? "credit" : "replace";
}

/** The line that is selected after the list changed: the same one, else the one now in its place. */
export function stillSelected(rows: readonly Row[], key: string | null, at: number): Row | null {
  return rows.find((row) => row.key === key) ?? rows[Math.max(0, Math.min(rows.length - 1, at))] ?? null;
}

/** The two ends of a hole, "12:00-13:30", as times are written. */
export function holeTimes(hole: string): [from: string, to: string] {
  const [from = "", to = ""] = hole.split("-").map((clock) => {
    const [hour, minute] = clock.split(":");
    return clockTime(Number(hour) * 60 + Number(minute));
  });
  return [from, to];
}

/** How a rate stands against floor and target, as the engine's word for it; decimals are only compared here. */
export function against(rate: string, floor: string, target: string): "below_floor" | "below_target" | "above_target" {
  if (Number(rate) < Number(floor)) return "below_floor";
  return Number(rate) < Number(target) ? "below_target" : "above_target";
}

/** Where rate, floor and target stand on one scale from zero, as shares of its length. */
export function scale(rate: string, floor: string, target: string): { rate: number; floor: number; target: number } {
  const length = Math.max(Number(rate), Number(target), Number(floor)) * 1.15;
  if (!(length > 0)) return { rate: 0, floor: 0, target: 0 };
  return { rate: Math.max(0, Number(rate)) / length, floor: Number(floor) / length, target: Number(target) / length };
}

/** The months that the next declaration counts so far: this month, or those of this quarter. */
export function declared(today: string, rhythm: Contributions["rhythm"]): { from: string; to: string } {
  const to = today.slice(0, 7);
  if (rhythm === "monthly") return { from: to, to };
  const month = Math.floor((Number(to.slice(5)) - 1) / 3) * 3 + 1;
  return { from: `${to.slice(0, 4)}-${String(month).padStart(2, "0")}`, to };
}

/** What is typed already when the hours of a gap are written down: the day, and its first hole. */
export function gapLine(gap: Gap, typedDay: string): string {
  return [typedDay, gap.holes[0], ""].filter((part) => part !== undefined).join(" ");
}
