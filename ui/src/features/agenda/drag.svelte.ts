import { givesUp } from "$shared/givesUp";
import type { Item } from "./items";

/** The hand trembles: a press that moves less is a click. */
const THRESHOLD = 5;
/** How long the pointer rests on a page button before the page turns, in milliseconds. */
const REST = 550;

interface Target {
  /** The day under a point of the screen. */
  dayAt: (x: number, y: number) => string | null;
  /** Scrolls towards the days that a point near an edge of those in view leads to; whether any were left. */
  follow: (x: number, y: number) => boolean;
  /** The item was let go over a day that is not its own. */
  drop: (item: Item, day: string) => void;
  /** One tries to take an item that does not move. */
  refuse: (item: Item) => void;
  /** The pointer rests on a button that turns the page. */
  turn: (by: 1 | -1) => void;
}

/** An item on its way to another day under the pointer. Escape and Ctrl Z put it back. */
export class Drag {
  item = $state.raw<Item | null>(null);
  x = $state(0);
  y = $state(0);
  /** The day it would fall on. */
  over = $state<string | null>(null);

  #target: Target;
  #pressed: { item: Item; x: number; y: number } | null = null;
  #ended = 0;
  #following = 0;
  #turning: { by: 1 | -1; timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(target: Target) {
    this.#target = target;
  }

  /** Whether the click that comes now is the end of a drag. */
  get justEnded(): boolean {
    return performance.now() - this.#ended < 50;
  }

  press(event: PointerEvent, item: Item): void {
    if (event.button !== 0) return;
    this.stop();
    this.#pressed = { item, x: event.clientX, y: event.clientY };
    addEventListener("pointermove", this.#move);
    addEventListener("pointerup", this.#release);
    addEventListener("pointercancel", this.#cancel);
    addEventListener("keydown", this.#key, true);
  }

  /** Puts the item back where it was. */
  stop(): void {
    this.#pressed = null;
    this.#rest(null);
    if (this.item) this.#ended = performance.now();
    this.item = null;
    this.over = null;
    cancelAnimationFrame(this.#following);
    this.#following = 0;
    removeEventListener("pointermove", this.#move);
    removeEventListener("pointerup", this.#release);
    removeEventListener("pointercancel", this.#cancel);
    removeEventListener("keydown", this.#key, true);
  }

  #move = (event: PointerEvent): void => {
    const pressed = this.#pressed;
    if (!pressed) return;
    // Let go outside of the window: the release never came.
    if (event.buttons === 0) {
      this.stop();
      return;
    }
    if (!this.item) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < THRESHOLD) return;
      if (!pressed.item.movable) {
        this.stop();
        this.#ended = performance.now();
        this.#target.refuse(pressed.item);
        return;
      }
      this.item = pressed.item;
    }
    this.x = event.clientX;
    this.y = event.clientY;
    this.over = this.#target.dayAt(event.clientX, event.clientY);
    this.#following ||= requestAnimationFrame(this.#follow);
    const button = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-turn]");
    this.#rest(button ? (button.dataset["turn"] === "1" ? 1 : -1) : null);
  };

  #follow = (): void => {
    this.#following = 0;
    if (!this.item || !this.#target.follow(this.x, this.y)) return;
    this.over = this.#target.dayAt(this.x, this.y);
    this.#following = requestAnimationFrame(this.#follow);
  };

  #release = (): void => {
    const { item, over } = this;
    this.stop();
    if (item && over) this.#target.drop(item, over);
  };

  #cancel = (): void => this.stop();

  #key = (event: KeyboardEvent): void => {
    if (!givesUp(event) || !this.item) return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
  };

  #rest(by: 1 | -1 | null): void {
    if (this.#turning?.by === by) return;
    if (this.#turning) clearInterval(this.#turning.timer);
    this.#turning = by === null ? null : { by, timer: setInterval(() => this.#target.turn(by), REST) };
  }
}
