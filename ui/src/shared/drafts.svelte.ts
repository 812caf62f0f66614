import { untrack } from "svelte";
import { shelf, type Shelf } from "./shelf.svelte";
import { Steps } from "./steps";

interface Draft<T> {
  /** Tells one time at the desk from the next: what is on screen stays while a new record gets its number. */
  session: number;
  typed: T;
  /** What it said when it was opened or saved; what differs is not saved yet. */
  saved: string;
  /** What the book said of it when last asked; not asked since it was saved: null. */
  told: string | null;
  /** What was typed when the book said each of these. */
  known: Record<string, string>;
  /** Typed at another time and found again. */
  found: boolean;
}

/**
 * What is being typed, by record ("new" for one without a number). It outlives its screen: leaving it loses nothing. With
 * a name it outlives the window too: it is put on the shelf as "name/record" while it is typed.
 */
export class Drafts<T extends object> {
  #drafts = $state<Record<string, Draft<T>>>({});
  #steps = new Map<string, Steps>();
  #sessions = 0;
  #says: (typed: T) => unknown;
  #name: string | null;
  #shelf: Shelf;

  /** `says` gives what would be sent: two drafts that say the same are the same. */
  constructor(says: (typed: T) => unknown, name: string | null = null, on: Shelf = shelf) {
    this.#says = says;
    this.#name = name;
    this.#shelf = on;
    if (name) {
      $effect.root(() => {
        $effect(() => this.putAway());
      });
    }
  }

  /** Puts on the shelf what is not saved, and takes from it what is: follows each keystroke by itself. */
  putAway(): void {
    const keys = Object.keys(this.#drafts);
    const typed = keys.map((key) => JSON.stringify(this.#drafts[key]!.typed));
    const texts = keys.map((key, at) => (this.#differs(key) ? typed[at]! : null));
    keys.forEach((key, at) => {
      this.#steps.get(key)?.note(typed[at]!, performance.now());
      this.#shelve(key, texts[at]!);
    });
  }

  #shelve(key: string, text: string | null): void {
    if (this.#name) untrack(() => this.#shelf.put(`${this.#name}/${key}`, text));
  }

  get(key: string): T | null {
    return this.#drafts[key]?.typed ?? null;
  }

  session(key: string): number {
    return this.#drafts[key]?.session ?? 0;
  }

  /** Opens a record for typing; one that is being typed stays as it was left, one that was is found again. */
  begin(key: string, typed: T): void {
    if (this.#drafts[key]) return;
    const saved = this.#said(typed);
    const kept = this.#kept(key);
    const found = kept === null ? null : readable<T>(kept);
    if (found) Object.assign(typed, found);
    this.#steps.set(key, new Steps(JSON.stringify(typed)));
    this.#drafts[key] = { session: ++this.#sessions, typed, saved, told: null, known: {}, found: found !== null && this.#said(typed) !== saved };
  }

  /** For the line "Brouillon retrouvé": whether this was typed at another time, and the way to drop it. */
  found(key: string): { readonly found: boolean; drop(): void } {
    return { found: this.#drafts[key]?.found === true && this.#differs(key), drop: () => this.forget(key) };
  }

  /** What is typed is saved now, under `number`. */
  kept(key: string, number: string): void {
    const found = this.#drafts[key];
    if (!found) return;
    found.saved = this.#said(found.typed);
    found.told = null;
    found.found = false;
    this.#moveTo(number, key, found);
  }

  /**
   * What the book says of a record that is being typed, each time it is asked. Once it says something else, what was saved
   * was taken back: what is typed stays, and is not saved any more unless that is done again.
   */
  told(key: string, inBook: T): void {
    const found = this.#drafts[key];
    if (!found) return;
    const says = this.#said(inBook);
    if (found.told === null) found.known[says] = found.saved;
    else if (found.told !== says) found.saved = found.known[says] ?? says;
    found.told = says;
  }

  /** A record was taken out of the book: what is typed of it is a new one's from then on, unless one is being typed already (false). */
  adrift(key: string): boolean {
    const found = this.#drafts[key];
    if (!found || key === "new" || this.unsaved("new")) return false;
    Object.assign(found, { saved: "", told: null, known: {} });
    this.#moveTo("new", key, found);
    return true;
  }

  #moveTo(key: string, from: string, draft: Draft<T>): void {
    this.#steps.set(key, new Steps(JSON.stringify(draft.typed)));
    if (key === from) return;
    this.#drafts[key] = draft;
    this.forget(from);
  }

  /** Drops what is typed of a record; its screen begins it anew. */
  forget(key: string): void {
    this.#shelve(key, null);
    this.#steps.delete(key);
    delete this.#drafts[key];
  }

  /** Whether something was done in the form of a record since it was opened or saved. */
  stepped(key: string): boolean {
    return this.#steps.get(key)?.any ?? false;
  }

  /** Goes a step back (-1) or forth (1) in what was typed of a record; false where there is none. */
  step(key: string, by: -1 | 1): boolean {
    const text = this.#steps.get(key)?.go(by);
    const draft = this.#drafts[key];
    if (!text || !draft) return false;
    Object.assign(draft.typed, JSON.parse(text));
    return true;
  }

  /** Whether something is typed that is not saved, at this desk or from another time. */
  unsaved(key: string): boolean {
    return this.#drafts[key] ? this.#differs(key) : this.#kept(key) !== null;
  }

  #differs(key: string): boolean {
    const draft = this.#drafts[key];
    return draft !== undefined && this.#said(draft.typed) !== draft.saved;
  }

  #kept(key: string): string | null {
    return this.#name ? this.#shelf.get(`${this.#name}/${key}`) : null;
  }

  #said(typed: T): string {
    return JSON.stringify(this.#says(typed));
  }
}

function readable<T>(text: string): Partial<T> | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? (read as Partial<T>) : null;
  } catch {
    return null;
  }
}
