import type { Drafts } from "./drafts.svelte";
import type { Shortcut } from "./keys.svelte";
import { w } from "./parts/words";
import { nothing } from "./toasts";

/**
 * Ctrl Z and Ctrl Shift Z in a form: they go through what was done in it since it was opened or saved. The book is not touched
 * from there; with nothing done in the form the keys are the book's again.
 */
export function stepKeys<T extends object>(drafts: Drafts<T>, key: () => string): Shortcut[] {
  const go = (by: -1 | 1) => () => {
    if (!drafts.step(key(), by)) nothing(by === -1 ? w.noStepBack : w.noStepForth);
  };
  // In its fields too: lines are moved and removed from there. What is typed in the bar over the page is not the form's.
  const when = () => drafts.stepped(key()) && !document.activeElement?.closest("[data-testid='bar']");
  return [
    { key: "Ctrl+z", label: () => w.stepBack, run: go(-1), inFields: true, when },
    { key: "Ctrl+Shift+z", label: () => w.stepForth, run: go(1), inFields: true, when },
  ];
}
