import { daysBetween } from "$shared/format";
import type { Board, Drag } from "./board.svelte";
import type { Edge, Place } from "./gesture";
import { spanOf, type Entry, type Span } from "./layout";
import { DAY, FINE, QUARTER, snapDown } from "./time";

/** Height of a minute: quarter hours are rows of 12 px. */
export const MINUTE = 12 / QUARTER;

/** How far a pressed pointer travels before it is a gesture and no click. */
const SLACK = 4;
/** How near to the edge of the view a gesture scrolls it, and by how much a frame. */
const NEAR = 28;
const SCROLL = 14;

/** Where the view is scrolled to next while the pointer is at `at`, near to one of its edges or not. */
function towards(at: number, from: number, to: number, scrolled: number, furthest: number): number {
  const by = at < from + NEAR ? -SCROLL : at > to - NEAR ? SCROLL : 0;
  return Math.max(0, Math.min(furthest, scrolled + by));
}

interface Hold {
  kind: Drag["kind"];
  entry: Entry | null;
  span: Span;
  grip: number;
}

/**
 * The pointer on the grid. It measures the columns once when it is pressed; while it moves, nothing is read from the page
 * and at most one step a frame is written.
 */
export class Hand {
  #board: Board;
  #scroller: () => HTMLElement | null;
  #hold: Hold | null = null;
  #columns: { date: string; left: number; right: number }[] = [];
  #view = { top: 0, bottom: 0, left: 0, right: 0 };
  /** Where the first minute of the day stands on screen while nothing is scrolled. */
  #origin = 0;
  #scrolled = 0;
  /** How far the days are scrolled aside, where they are wider than the view; and how far they were when pressed. */
  #aside = 0;
  #asideBefore = 0;
  #pressed = { x: 0, y: 0 };
  #at = { x: 0, y: 0, fine: false, copy: false };
  #pulling = false;
  #frame = 0;

  constructor(board: Board, scroller: () => HTMLElement | null) {
    this.#board = board;
    this.#scroller = scroller;
  }

  get busy(): boolean {
    return this.#pulling;
  }

  press(event: PointerEvent): void {
    const target = event.target as Element;
    if (event.button !== 0 || !this.#measure()) return;
    const block = target.closest<HTMLElement>("[data-entry]");
    const day = target.closest<HTMLElement>("[data-day]")?.dataset["day"];
    if (!block && !day) return;
    this.#pressed = { x: event.clientX, y: event.clientY };
    this.#at = { x: event.clientX, y: event.clientY, fine: event.altKey, copy: event.ctrlKey || event.metaKey };
    this.#pulling = false;
    const here = this.#place();
    const entry = block ? this.#board.entries.find((one) => String(one.id) === block.dataset["entry"]) : undefined;
    if (block && (!entry || entry.id < 0)) return;
    if (entry) {
      const edge = target.closest<HTMLElement>("[data-edge]")?.dataset["edge"] as Edge | undefined;
      const span = spanOf(entry) ?? { date: entry.date, start: 0, end: entry.minutes };
      const grip = spanOf(entry) ? here.minute + DAY * daysBetween(span.date, here.date) - span.start : 0;
      this.#hold = { kind: edge ?? "move", entry, span, grip };
    } else if (day) {
      const at = snapDown(here.minute);
      this.#hold = { kind: "paint", entry: null, span: { date: day, start: at, end: at + QUARTER }, grip: at };
    }
  }

  move(event: PointerEvent): void {
    if (!this.#hold) return;
    this.#at = { x: event.clientX, y: event.clientY, fine: event.altKey, copy: event.ctrlKey || event.metaKey };
    if (!this.#pulling) {
      if (Math.hypot(this.#at.x - this.#pressed.x, this.#at.y - this.#pressed.y) < SLACK) return;
      this.#pulling = true;
      this.#scroller()?.setPointerCapture(event.pointerId);
      this.#pull();
    }
    this.#frame ||= requestAnimationFrame(this.#tick);
  }

  /** The pointer is let go: a gesture ends, or what it stood on is chosen. */
  lift(): void {
    const hold = this.#hold;
    const dropped = this.#pulling && this.#board.drag !== null;
    const clicked = hold !== null && !this.#pulling;
    if (dropped) this.#pull();
    this.#end();
    if (dropped) void this.#board.drop();
    else if (clicked && hold.entry) this.#board.select(hold.entry.id);
    else if (clicked) this.#board.go({ date: hold.span.date, minute: hold.span.start });
  }

  /** The gesture does not count. */
  cancel(): void {
    if (this.#pulling) this.#board.release();
    this.#end();
  }

  scrolled(top: number, left: number): void {
    this.#scrolled = top;
    this.#aside = left;
  }

  /** The place under a pointer: for a menu or a double click. */
  placeAt(x: number, y: number): Place | null {
    if (!this.#measure()) return null;
    this.#at = { ...this.#at, x, y };
    return this.#place();
  }

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#hold = null;
    this.#pulling = false;
  }

  #measure(): boolean {
    const scroller = this.#scroller();
    const columns = scroller?.querySelectorAll<HTMLElement>("[data-day]");
    const first = columns?.[0];
    if (!scroller || !columns || !first) return false;
    const view = scroller.getBoundingClientRect();
    const head = scroller.querySelector<HTMLElement>("[data-head]")?.offsetHeight ?? 0;
    this.#scrolled = scroller.scrollTop;
    this.#aside = this.#asideBefore = scroller.scrollLeft;
    const hours = scroller.querySelector<HTMLElement>("[data-hours]")?.offsetWidth ?? 0;
    this.#view = { top: view.top + head, bottom: view.bottom, left: view.left + hours, right: view.right };
    this.#origin = first.getBoundingClientRect().top + this.#scrolled;
    this.#columns = [...columns].map((column) => {
      const { left, right } = column.getBoundingClientRect();
      return { date: column.dataset["day"]!, left, right };
    });
    return true;
  }

  #place(): Place {
    const { x, y } = this.#at;
    const across = x + this.#aside - this.#asideBefore;
    const column = this.#columns.find(({ right }) => across < right) ?? this.#columns.at(-1)!;
    const minute = (y - this.#origin + this.#scrolled) / MINUTE;
    return { date: column.date, minute: Math.max(0, Math.min(DAY - 1, minute)) };
  }

  #pull(): void {
    const hold = this.#hold;
    if (!hold) return;
    const place = this.#place();
    const step = this.#at.fine ? FINE : QUARTER;
    const copy = hold.kind === "move" && this.#at.copy && hold.entry !== null && hold.entry.start !== null;
    // An edge is held in the day where it was taken: an end past midnight is counted on from the first day.
    const minute = hold.kind === "end" && hold.span.end > DAY ? place.minute + DAY * Math.max(0, daysBetween(hold.span.date, place.date)) : place.minute;
    this.#board.pull(copy ? { ...hold, kind: "copy" } : hold, { date: place.date, minute }, step);
  }

  #tick = (): void => {
    this.#frame = 0;
    const scroller = this.#scroller();
    if (!this.#hold || !scroller) return;
    // Escape took the gesture back while the button was still down.
    if (this.#board.drag === null) {
      this.#end();
      return;
    }
    const { top, bottom, left, right } = this.#view;
    const down = towards(this.#at.y, top, bottom, this.#scrolled, scroller.scrollHeight - scroller.clientHeight);
    const aside = this.#hold.kind === "paint" ? this.#aside : towards(this.#at.x, left, right, this.#aside, scroller.scrollWidth - scroller.clientWidth);
    if (down !== this.#scrolled || aside !== this.#aside) {
      scroller.scrollTop = this.#scrolled = down;
      scroller.scrollLeft = this.#aside = aside;
      this.#frame = requestAnimationFrame(this.#tick);
    }
    this.#pull();
  };
}
