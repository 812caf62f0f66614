import { base64Of, call, openPaper, saveFile, savePaper, undo, type Reply } from "$ipc/client";
import { typed, typedDate } from "$shared/format";
import { open } from "$shared/route.svelte";
import { done, refused, written } from "$shared/toasts";
import { copyOf, request } from "./typed";
import { w } from "./words";

type Known = Pick<Reply<"show_invoice">, "id" | "number">;

/** Makes the drafts of the stages that are billable, and opens the first that is new. */
export async function propose(before: readonly number[]): Promise<void> {
  try {
    const outcome = await call("propose_invoices", {});
    const fresh = outcome.value.invoices.filter((invoice) => !before.includes(invoice.id));
    if (fresh[0]) {
      written(w.proposed(fresh.length), outcome, undo);
      open(String(fresh[0].id));
    } else if (outcome.value.invoices[0]) {
      open(String(outcome.value.invoices[0].id));
    } else {
      done(w.nothingToPropose);
    }
  } catch (reason) {
    refused(reason);
  }
}

/** Makes a free draft of its own with the same content, and opens it for typing. */
export async function duplicate(invoice: Reply<"show_invoice">): Promise<void> {
  try {
    const outcome = await call("save_invoice", request(copyOf(invoice, { number: typed, date: typedDate })));
    written(w.duplicated(invoice.number), outcome, undo);
    open(String(outcome.value.id), "edit");
  } catch (reason) {
    refused(reason);
  }
}

export async function remove(invoice: Known): Promise<void> {
  try {
    const outcome = await call("delete_invoice", { id: invoice.id });
    open(null);
    written(w.removed, outcome, undo);
  } catch (reason) {
    refused(reason);
  }
}

export async function readPdf(id: number): Promise<void> {
  try {
    await openPaper(await call("invoice_paper", { name: String(id) }));
  } catch (reason) {
    refused(reason);
  }
}

/** Keeps the PDF where the user says; a duplicate is marked as one, the stored original stays as it is. */
export async function keepPdf(id: number, duplicate = false): Promise<void> {
  try {
    const path = await savePaper(await call("invoice_paper", { name: String(id), ...(duplicate ? { duplicate } : {}) }));
    if (path) done(w.pdfSaved(path));
  } catch (reason) {
    refused(reason);
  }
}

/** Keeps the invoice for machines alone where the user says. */
export async function keepXml(id: number, format: "cii" | "ubl"): Promise<void> {
  try {
    const { file_name, text } = await call("invoice_xml", { name: String(id), format });
    const path = await saveFile({ file_name, base64: base64Of(text) });
    if (path) done(w.fileSaved(path));
  } catch (reason) {
    refused(reason);
  }
}

/** Makes the draft that takes the place of a refused or rejected invoice, and opens it. */
export async function replace(invoice: Known): Promise<void> {
  try {
    const outcome = await call("copy_invoice", { name: String(invoice.id) });
    written(w.replaceDone(invoice.number ?? ""), outcome, undo);
    open(String(outcome.value.id));
  } catch (reason) {
    refused(reason);
  }
}

/** Shows a reminder letter as it was recorded, in the user's PDF reader. */
export async function readLetter(id: number): Promise<void> {
  try {
    await openPaper(await call("reminder_paper", { id }));
  } catch (reason) {
    refused(reason);
  }
}
