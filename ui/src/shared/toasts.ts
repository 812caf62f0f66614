import { toast } from "svelte-sonner";
import { w } from "./parts/words";

/** Says that something was done; with `undo`, offers to take it back. */
export function done(sentence: string, undo?: () => void): void {
  toast.success(sentence, undo ? { duration: 8000, action: { label: w.undo, onClick: undo } } : {});
}

/** Says that something did not happen and what to do; stays until read. */
export function failed(sentence: string, hint?: string): void {
  toast.error(sentence, { duration: 12_000, ...(hint ? { description: hint } : {}) });
}
