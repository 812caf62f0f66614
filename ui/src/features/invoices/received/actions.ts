import { call, openPaper, saveFile, undo } from "$ipc/client";
import { open } from "$shared/route.svelte";
import { done, refused, written } from "$shared/toasts";
import type { Expense } from "./expense";
import { w } from "./words";

export async function remove(id: number): Promise<void> {
  try {
    const outcome = await call("delete_expense", { id });
    open("received");
    written(w.removed, outcome, undo);
  } catch (reason) {
    refused(reason);
  }
}

/** Begins an invoice that asks the client for what was paid in their name, to the cent. */
export async function bill(expense: Expense): Promise<void> {
  try {
    const outcome = await call("bill_expense", { id: expense.id });
    open(String(outcome.value.id));
    written(w.billDone(outcome.value.client), outcome, undo);
  } catch (reason) {
    refused(reason);
  }
}

/** Shows the file that came in the user's reader, byte for byte. */
export async function readFile(id: number): Promise<void> {
  try {
    const file = await call("expense_file", { id });
    await openPaper({ file_name: file.file_name, pdf: file.base64 });
  } catch (reason) {
    refused(reason);
  }
}

export async function keepFile(id: number): Promise<void> {
  try {
    const path = await saveFile(await call("expense_file", { id }));
    if (path) done(w.fileSaved(path));
  } catch (reason) {
    refused(reason);
  }
}
