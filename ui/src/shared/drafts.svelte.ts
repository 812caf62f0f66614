interface Draft<T> {
  /** Tells one time at the desk from the next: what is on screen stays while a new record gets its number. */
  session: number;
  typed: T;
  /** What it said when it was opened or saved; what differs is not saved yet. */
  saved: string;
}

/** What is being typed, by record ("new" for one without a number). It outlives its screen: leaving it loses nothing. */
export class Drafts<T extends object> {
  #drafts = $state<Record<string, Draft<T>>>({});
  #sessions = 0;
  #says: (typed: T) => unknown;

  /** `says` gives what would be sent: two drafts that say the same are the same. */
  constructor(says: (typed: T) => unknown) {
    this.#says = says;
  }

  get(key: string): T | null {
    return this.#drafts[key]?.typed ?? null;
  }

  session(key: string): number {
    return this.#drafts[key]?.session ?? 0;
  }

  /** Opens a record for typing; one that is being typed stays as it was left. */
  begin(key: string, typed: T): void {
    this.#drafts[key] ??= { session: ++this.#sessions, typed, saved: this.#said(typed) };
  }

  /** What is typed is saved now, under `number`. */
  kept(key: string, number: string): void {
    const found = this.#drafts[key];
    if (!found) return;
    found.saved = this.#said(found.typed);
    if (key === number) return;
    this.#drafts[number] = found;
    delete this.#drafts[key];
  }

  forget(key: string): void {
    delete this.#drafts[key];
  }

  unsaved(key: string): boolean {
    const found = this.#drafts[key];
    return found !== undefined && this.#said(found.typed) !== found.saved;
  }

  #said(typed: T): string {
    return JSON.stringify(this.#says(typed));
  }
}
