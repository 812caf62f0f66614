/** A pause longer than this ends a step, in milliseconds: what was typed or dragged in one go is taken back in one go. */
const PAUSE = 600;

/** How many steps are remembered. */
const MOST = 200;

/** The way that a form took to what stands in it, so that one can go back on it before anything is saved, and forth again. */
export class Steps {
  #behind: string[] = [];
  #ahead: string[] = [];
  #now: string;
  #changed = -Infinity;

  constructor(now: string) {
    this.#now = now;
  }

  /** Whether a step was made since the form was opened or saved. */
  get any(): boolean {
    return this.#behind.length + this.#ahead.length > 0;
  }

  /** Notes what stands in the form at a time in milliseconds. */
  note(text: string, at: number): void {
    if (text === this.#now) return;
    if (at - this.#changed > PAUSE) this.#behind = [...this.#behind, this.#now].slice(-MOST);
    this.#ahead = [];
    this.#now = text;
    this.#changed = at;
  }

  /** What stood in the form a step before (-1) or after (1); null at the end of the way. */
  go(by: -1 | 1): string | null {
    const [from, to] = by === -1 ? [this.#behind, this.#ahead] : [this.#ahead, this.#behind];
    const text = from.pop();
    if (text === undefined) return null;
    to.push(this.#now);
    this.#now = text;
    this.#changed = -Infinity;
    return text;
  }
}
