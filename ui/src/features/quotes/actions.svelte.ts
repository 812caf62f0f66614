import { call, openPaper, savePaper, undo, type Reply } from "$ipc/client";
import { go, open } from "$shared/route.svelte";
import { done, refused, written } from "$shared/toasts";
import { w } from "./words";

type Known = Pick<Reply<"show_quote">, "number" | "status">;

/** What can be done with a quote in its state; the key is the same in the list and in the panel. */
export function possible(status: string): { edit: boolean; send: boolean; decide: boolean; revise: boolean } {
  return {
    edit: status === "draft",
    send: status === "draft",
    decide: status === "sent" || status === "expired",
    revise: status === "sent" || status === "expired" || status === "refused",
  };
}

/** Makes the next version and opens it for typing. */
export async function revise(quote: Known): Promise<void> {
  try {
    const outcome = await call("revise_quote", { name: quote.number });
    written(w.reviseDone(outcome.value.number, outcome.value.version), outcome, undo);
    open(outcome.value.number, "edit");
  } catch (reason) {
    refused(reason);
  }
}

export async function readPdf(number: string): Promise<void> {
  try {
    await openPaper(await call("quote_paper", { name: number }));
  } catch (reason) {
    refused(reason);
  }
}

export async function keepPdf(number: string): Promise<void> {
  try {
    const path = await savePaper(await call("quote_paper", { name: number }));
    if (path) done(w.pdfSaved(path));
  } catch (reason) {
    refused(reason);
  }
}

export function toMission(mission: number): void {
  go("missions", String(mission));
}
