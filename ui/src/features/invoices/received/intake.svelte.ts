/** Files that wait to be read, one after the other; they were dropped on the window or chosen. */
class Intake {
  #waiting = $state.raw<readonly string[]>([]);

  /** The file in hand; nothing when none was given yet. */
  get current(): string | null {
    return this.#waiting[0] ?? null;
  }

  /** How many come after it. */
  get after(): number {
    return Math.max(0, this.#waiting.length - 1);
  }

  /** Puts files in the queue; one that waits already is not read twice. */
  add(paths: readonly string[]): void {
    this.#waiting = [...new Set([...this.#waiting, ...paths])];
  }

  /** Done with the file in hand: saved, or left. */
  next(): void {
    this.#waiting = this.#waiting.slice(1);
  }

  /** Leaves all of them. */
  clear(): void {
    this.#waiting = [];
  }
}

export const intake = new Intake();
