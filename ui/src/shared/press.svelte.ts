/** Whether something is held down by the mouse or a finger: from the press until after the click that it makes. */
class Press {
  held = $state(false);

  constructor() {
    if (typeof addEventListener === "undefined") return;
    const released = () => setTimeout(() => (this.held = false)); // after the click, which comes with the release
    addEventListener("pointerdown", () => (this.held = true), true);
    for (const end of ["pointerup", "pointercancel", "dragend"]) addEventListener(end, released, true);
    // A release that never came here: a drag that was given up, a button let go outside.
    addEventListener("pointermove", (event) => this.held && event.buttons === 0 && released(), true);
    addEventListener("keydown", () => (this.held = false), true);
    addEventListener("blur", released); // of the window: that of a field does not rise to here
  }
}
const press = new Press();

/**
 * Follows `value`, but stands still while something is held down: a press takes the focus from a field, and what is said of
 * that field then would move the button away before it is let go.
 */
export function steady<T>(value: () => T): { readonly value: T } {
  let last: T;
  let begun = false;
  const now = $derived.by(() => {
    if (press.held && begun) return last;
    begun = true;
    return (last = value());
  });
  return {
    get value() {
      return now;
    },
  };
}
