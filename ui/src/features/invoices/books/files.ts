import { call, saveFile, type Request } from "$ipc/client";
import { CommandFailure } from "$ipc/failures";
import { open } from "$shared/route.svelte";
import { done, nothing, refused } from "$shared/toasts";
import { entered, type Expense } from "./piece";
import { w } from "./words";

/** Writes a book as a file where the user says. */
export async function keep(request: Request<"save_book">): Promise<void> {
  try {
    const path = await saveFile(await call("save_book", request));
    if (path) done(w.fileSaved(path));
  } catch (reason) {
    refused(reason);
  }
}

/** Opens the received invoice that `which` picks, or says that there is none. */
export async function openBought(which: (among: readonly Expense[]) => Expense | undefined): Promise<void> {
  try {
    const found = which((await call("list_expenses", { unpaid: false })).expenses);
    if (found) open("received", String(found.id));
    else nothing(w.noPiece);
  } catch (reason) {
    refused(reason);
  }
}

/** Opens the invoice, issued or received, that an entry is about, or says that there is none. */
export async function openPiece(line: { piece: string; text: string }): Promise<void> {
  try {
    const { number } = await call("show_invoice", { name: line.piece });
    if (number === line.piece) return open(number);
  } catch (reason) {
    if (!(reason instanceof CommandFailure) || reason.code !== "not_found") return refused(reason);
  }
  await openBought((among) => entered(line, among));
}
