import type { Reply } from "$ipc/client";

export type Expense = Pick<Reply<"list_expenses">["expenses"][number], "id" | "supplier" | "number" | "date">;

/** The received invoice that a row of the register of purchases is about. */
export function bought(row: { supplier: string; number: string | null; issued_on: string }, among: readonly Expense[]): Expense | undefined {
  return among.find((one) => one.supplier === row.supplier && one.number === row.number && one.date === row.issued_on);
}

/** The received invoice that an entry names: by its number and, since others may count alike, its supplier. */
export function entered(line: { piece: string; text: string }, among: readonly Expense[]): Expense | undefined {
  return among.find((one) => one.number === line.piece && line.text.includes(one.supplier));
}
