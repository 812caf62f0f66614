import { call, openPaper, savePaper, undo, type Reply } from "$ipc/client";
import { typed, typedDate } from "$shared/format";
import { go, open } from "$shared/route.svelte";
import { done, refused, written } from "$shared/toasts";
import { copyOf, request } from "./typed";
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

/** How the engine names one version of a quote; the number alone names the latest. */
export function versionName(number: string, version: number): string {
  return `${number}v${version}`;
}

/** Makes a draft of its own with the same content, dated anew, and opens it for typing. */
export async function duplicate(quote: Reply<"show_quote">): Promise<void> {
  try {
    const outcome = await call("save_quote", request(copyOf(quote, { number: typed, date: typedDate })));
    written(w.duplicated(quote.number, outcome.value.number), outcome, undo);
    open(outcome.value.number, "edit");
  } catch (reason) {
    refused(reason);
  }
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
