/** How long a screen may take to show the field that it was opened for. */
const PATIENCE = 3000;

/** Focuses the first element that matches, now or once the screen that was just opened shows it. */
export function focusSoon(selector: string): void {
  const focus = (): boolean => {
    const found = document.querySelector<HTMLElement>(selector);
    found?.focus();
    return found !== null;
  };
  if (focus()) return;
  const watcher = new MutationObserver(() => focus() && watcher.disconnect());
  watcher.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watcher.disconnect(), PATIENCE);
}

/** The panel that a form stands in, to give it the focus when the form has done its work: then letters are actions again. */
export function panelOf(event: Event): HTMLElement | null {
  return event.currentTarget instanceof Element ? event.currentTarget.closest<HTMLElement>("aside > [tabindex]") : null;
}
