import type { Reply } from "$ipc/client";
import type { Mark } from "$shared/trade";
import { w } from "./words";

export type Expense = Reply<"show_expense">;
export type ExpenseRow = Reply<"list_expenses">["expenses"][number];

/** The states of a purchase as the engine writes them, the most pressing first. */
export const STATES = ["late", "open", "partly_paid", "paid"] as const;

const MARKS: Record<string, { tone: Mark["tone"]; label: () => string }> = {
  late: { tone: "bad", label: () => w.late },
  open: { tone: "warn", label: () => w.toPay },
  partly_paid: { tone: "warn", label: () => w.partlyPaid },
  paid: { tone: "good", label: () => w.paid },
};

/** How a state is shown; an unknown one as it is. */
export function marked(status: string): Mark {
  const mark = MARKS[status];
  return mark ? { tone: mark.tone, label: mark.label() } : { tone: "draft", label: status };
}

/** The file that an expense came as, by its usual name; none for what was typed. */
export function formatName(format: string | null): string | null {
  if (format === null) return null;
  return { "factur-x": "Factur-X", zugferd: "ZUGFeRD", cii: "CII", ubl: "UBL" }[format] ?? format;
}

/** Whether a purchase can go onto an invoice as it is: paid in a client's name, in the currency of invoices, on none yet. */
export function billable(expense: Pick<Expense, "disbursed_for_id" | "currency" | "total_gross" | "billed">): boolean {
  return expense.disbursed_for_id !== null && expense.billed === null && expense.currency === "EUR" && Number(expense.total_gross) > 0;
}

/** What a purchase is for, and of a disbursement which document asks the client for it. */
export function kindOf(row: Pick<ExpenseRow, "category" | "disbursed_for" | "billed">): string {
  const asked = row.billed ? w.billedShort(w.billedOn(row.billed.number, row.billed.id)) : row.disbursed_for ? w.toBill : null;
  return [row.category, asked].filter(Boolean).join(" · ");
}

/** What the address says after `received`: which expense, and what is done with it. */
export interface Place {
  /** Id of an expense, `new`, `import`, or nothing: the list alone. */
  what: string | null;
  doing: "file" | "pay" | "edit" | null;
}

export function placeOf(mode: string | null): Place {
  const [what = "", doing = ""] = (mode ?? "").split("/");
  return { what: what || null, doing: doing === "file" || doing === "pay" || doing === "edit" ? doing : null };
}

/** The last part of a path: what the user calls the file. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
