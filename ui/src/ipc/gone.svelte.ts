import { untrack } from "svelte";
import type { Live } from "./live.svelte";

/**
 * Calls `then` once the record in view is taken out of the book: what was undone leaves no panel behind. One that never
 * was there is another matter, of which its panel says so.
 */
export function onceGone(asked: Live<unknown>, inView: () => boolean, then: () => void): void {
  $effect(() => {
    if (asked.failure?.code === "not_found" && untrack(inView)) untrack(then);
  });
}
