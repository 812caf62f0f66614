import { toast } from "svelte-sonner";
import { sentence as typeset } from "./i18n/index.svelte";
import { w } from "./parts/words";

/** Only the last operation can be taken back, so only one toast offers it: the newest of them, in front. */
let last: string | number | undefined;

/** Says that something was done, with `remark` what to know of it; with `undo`, offers to take it back. */
export function done(sentence: string, undo?: () => void, remark = ""): void {
  const known = { description: remark, ...(remark ? { duration: 12_000 } : {}) };
  if (!undo) {
    toast.success(sentence, known);
    return;
  }
  if (last !== undefined) toast.dismiss(last);
  last = toast.success(sentence, { duration: 8000, ...known, action: { label: w.undo, onClick: undo } });
}

/** Says what was taken back or done again; the toast that offered to take back the operation before offers it no more. */
export function takenBack(sentence: string): void {
  if (last !== undefined) toast.dismiss(last);
  last = undefined;
  toast.success(sentence);
}

/** Says what a key found nothing to do for; once, however often it is pressed. */
export function nothing(sentence: string): void {
  toast(sentence, { id: sentence });
}

/** Says that something did not happen and what to do; what is grave stays until it is closed. */
export function failed(sentence: string, hint?: string, grave = false): void {
  toast.error(sentence, { duration: grave ? Infinity : 12_000, ...(hint ? { description: hint } : {}) });
}

/** What a write answers with, as far as the reader is concerned. */
interface Written {
  notices: string[];
}

/**
 * Says that a write was done, what the reader should know of it, and offers to take it back with `undo`, which answers
 * with the sentence of what was taken back.
 */
export function written(sentence: string, outcome: Written, undo: () => Promise<string>): void {
  // In one toast: folded behind another, a remark would not be read, nor the way to undo found.
  const remark = outcome.notices.map(typeset).join(" ");
  done(sentence, () => void undo().then((label) => takenBack(w.undone(label)), refused), remark);
}

/** Says why a command had no effect, for those that stand in no form. */
export function refused(reason: unknown): void {
  if (!(reason instanceof Error)) throw reason;
  const hint = "hint" in reason && typeof reason.hint === "string" ? reason.hint : undefined;
  failed(reason.message, hint, "severity" in reason && reason.severity === "grave");
}
