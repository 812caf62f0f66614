import { untrack } from "svelte";
import { shelf } from "$shared/shelf.svelte";
import { edited, keepable, recalled, requestOf, textOf, type FieldName, type Identity, type Typed } from "./identity";

/** The name of the draft on the shelf. */
const SHELF = "settings/identity";

/**
 * The identity as it is being typed, all sections together: leaving a section or the screen loses nothing, and a window
 * that is killed brings it back.
 */
class IdentityDraft {
  typed = $state<Typed | null>(null);
  #saved = $state.raw<Typed | null>(null);
  #found = $state(false);

  constructor() {
    $effect.root(() => {
      $effect(() => {
        if (!this.typed || !this.#saved) return;
        const text = keepable(this.typed, this.#saved);
        untrack(() => {
          shelf.put(SHELF, text);
          if (text === null) this.#found = false;
        });
      });
    });
  }

  /** Takes over what is saved now; what is being typed stays, what was typed at another time is found again. */
  follow(identity: Identity): void {
    const next = textOf(identity);
    const { typed } = this;
    const saved = this.#saved;
    this.#saved = next;
    if (!typed || !saved) {
      const kept = recalled(shelf.get(SHELF));
      this.typed = { ...next, ...kept };
      this.#found = Object.keys(kept).length > 0;
      return;
    }
    const changed = new Set(edited(typed, saved, Object.keys(next) as FieldName[]));
    for (const field of Object.keys(next) as FieldName[]) {
      if (!changed.has(field)) Object.assign(typed, { [field]: next[field] });
    }
  }

  /** For the line "Brouillon retrouvé" of a section. */
  found(fields: readonly FieldName[]): { readonly found: boolean; drop(): void } {
    return { found: this.#found && this.edited(fields).length > 0, drop: () => this.reset(fields) };
  }

  edited(fields: readonly FieldName[]): FieldName[] {
    return this.typed && this.#saved ? edited(this.typed, this.#saved, fields) : [];
  }

  request(fields: readonly FieldName[]): ReturnType<typeof requestOf> | null {
    return this.typed && this.#saved ? requestOf(this.typed, this.#saved, fields) : null;
  }

  /** Gives up what was typed in these fields. */
  reset(fields: readonly FieldName[]): void {
    if (!this.typed || !this.#saved) return;
    for (const field of fields) Object.assign(this.typed, { [field]: this.#saved[field] });
  }

  /** What was sent is saved; the fields say it as the engine wrote it. */
  saved(fields: readonly FieldName[], identity: Identity): void {
    this.#saved = textOf(identity);
    this.reset(fields);
  }

  /** Another book: nothing of what was typed belongs to it. */
  forget(): void {
    this.typed = null;
    this.#saved = null;
    shelf.put(SHELF, null);
  }
}

export const draft = new IdentityDraft();
