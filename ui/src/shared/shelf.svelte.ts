/** Longest time between a keystroke and the moment it is safe, in milliseconds. */
const SOON = 400;

/** What puts a text away for good; `null` forgets it. Answers once it is safe. */
export type Keeper = (key: string, typed: string | null) => Promise<unknown>;

/**
 * What is being typed, by the name of its form. It is written to the book while it is typed, so that a window that is
 * killed loses less than half a second of it, and found again by whoever opens the same form.
 */
export class Shelf {
  #texts = $state<Record<string, string>>({});
  #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  #writing = new Map<string, Promise<void>>();
  #keeper: Keeper | null = null;
  #trouble: (reason: unknown) => void = () => undefined;

  /** Lays out what the book had kept; from now on `keeper` writes. What could not be written is said once. */
  open(found: readonly { key: string; typed: string }[], keeper: Keeper, trouble: (reason: unknown) => void): void {
    this.#texts = Object.fromEntries(found.map(({ key, typed }) => [key, typed]));
    this.#keeper = keeper;
    let said = false;
    this.#trouble = (reason) => {
      if (!said) trouble(reason);
      said = true;
    };
  }

  get(key: string): string | null {
    return this.#texts[key] ?? null;
  }

  /** Keeps a text soon, or forgets it at once with `null`: what is saved must not be found again. The same text again costs nothing. */
  put(key: string, typed: string | null): void {
    if (this.get(key) === typed) return;
    if (typed === null) delete this.#texts[key];
    else this.#texts[key] = typed;
    if (typed === null) this.#write(key);
    else if (!this.#waiting.has(key)) this.#waiting.set(key, setTimeout(() => this.#write(key), SOON));
  }

  /** Writes now what waits: the hand has left the field, or the window goes. */
  flush(): void {
    for (const key of [...this.#waiting.keys()]) this.#write(key);
  }

  // One text after the other for each form: an older one never overtakes a newer one.
  #write(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    const keeper = this.#keeper;
    if (!keeper) return;
    const before = this.#writing.get(key) ?? Promise.resolve();
    const after = before.then(() => keeper(key, this.get(key))).then(() => undefined, this.#trouble);
    this.#writing.set(key, after);
  }
}

/** The one shelf of the window. */
export const shelf = new Shelf();

if (typeof addEventListener === "function") {
  addEventListener("focusout", () => shelf.flush());
  addEventListener("pagehide", () => shelf.flush());
  addEventListener("visibilitychange", () => shelf.flush());
}
