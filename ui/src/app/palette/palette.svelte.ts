const state = $state({ open: false, typed: "" });

/**
 * Between Ctrl K and the moment its field stands there a fast hand goes on typing: those letters belong to the palette and
 * must not press the one-letter actions of the screen.
 */
function early(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.key === "Escape") palette.hide();
  else if (event.key === "Backspace") state.typed = state.typed.slice(0, -1);
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) state.typed += event.key;
}

/** Whether the palette is open, and what stands in its field; any part of the frame may open it. */
export const palette = {
  get open(): boolean {
    return state.open;
  },
  get typed(): string {
    return state.typed;
  },
  set typed(text: string) {
    state.typed = text;
  },
  /** Opens it, on a sign that asks for one kind ("@", "#", ">", "?") when given. */
  show(typed = ""): void {
    if (state.open) return;
    state.typed = typed;
    state.open = true;
    addEventListener("keydown", early, { capture: true });
  },
  /** Its field has the focus now. */
  ready(): void {
    removeEventListener("keydown", early, { capture: true });
  },
  hide(): void {
    palette.ready();
    state.open = false;
  },
};
