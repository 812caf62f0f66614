import { givesUp } from "./givesUp";
import { slotAt } from "./reorder";

/** How far the pointer goes before a press on the handle becomes a drag, in pixels. */
const THRESHOLD = 3;

/** Where the dragged row hovers, in pixels of the window. */
interface Ghost {
  left: number;
  top: number;
  width: number;
}

/** Reorders rows with the mouse: a ghost follows the pointer, a line shows the slot, Escape and Ctrl Z leave all as it was. */
export class Reorder {
  /** The place of the row that is held; none while nothing moves. */
  from = $state<number | null>(null);
  /** The gap that it would be put into, from 0 to the number of rows. */
  slot = $state<number | null>(null);
  ghost = $state.raw<Ghost>({ left: 0, top: 0, width: 0 });

  /** Begins at a press on the handle of row `from`; `drop` is told where it was let go. */
  start(event: PointerEvent, from: number, rows: () => HTMLElement[], drop: (from: number, slot: number) => void): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const row = rows()[from];
    if (!row) return;
    const handle = event.currentTarget as HTMLElement;
    const box = row.getBoundingClientRect();
    const grip = event.clientY - box.top;
    const began = event.clientY;
    handle.setPointerCapture(event.pointerId);

    const move = (moved: PointerEvent) => {
      if (this.from === null && Math.abs(moved.clientY - began) < THRESHOLD) return;
      this.from = from;
      const boxes = rows().map((one) => one.getBoundingClientRect());
      this.slot = slotAt(boxes.map((one) => one.top + one.height / 2), moved.clientY);
      this.ghost = { left: box.left, top: moved.clientY - grip, width: box.width };
      rows()[Math.min(this.slot, boxes.length - 1)]?.scrollIntoView({ block: "nearest" });
    };
    const end = () => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", release);
      handle.removeEventListener("pointercancel", end);
      removeEventListener("keydown", giveUp, true);
      this.from = null;
      this.slot = null;
    };
    const release = () => {
      const { from: held, slot } = this;
      end();
      if (held !== null && slot !== null) drop(held, slot);
    };
    const giveUp = (pressed: KeyboardEvent) => {
      if (!givesUp(pressed)) return;
      // The drag alone is given up, not the form around it.
      pressed.preventDefault();
      pressed.stopPropagation();
      end();
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", release);
    handle.addEventListener("pointercancel", end);
    addEventListener("keydown", giveUp, true);
  }

  /** Whether the line that shows the slot stands before row `at` (or after the last, for `at` = number of rows). */
  before(at: number): boolean {
    return this.from !== null && this.slot === at && this.slot !== this.from && this.slot !== this.from + 1;
  }
}
