import { edited, requestOf, textOf, type FieldName, type Identity, type Typed } from "./identity";

/** The identity as it is being typed, all sections together: leaving a section or the screen loses nothing. */
class IdentityDraft {
  typed = $state<Typed | null>(null);
  #saved = $state.raw<Typed | null>(null);

  /** Takes over what is saved now; what is being typed stays. */
  follow(identity: Identity): void {
    const next = textOf(identity);
    const { typed } = this;
    const saved = this.#saved;
    this.#saved = next;
    if (!typed || !saved) {
      this.typed = { ...next };
      return;
    }
    const kept = new Set(edited(typed, saved, Object.keys(next) as FieldName[]));
    for (const field of Object.keys(next) as FieldName[]) {
      if (!kept.has(field)) Object.assign(typed, { [field]: next[field] });
    }
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
  }
}

export const draft = new IdentityDraft();
