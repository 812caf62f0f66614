import { same, type TypedQuote } from "./typed";

interface Draft {
  /** Tells one time at the desk from the next: what is on screen stays while a new quote gets its number. */
  session: number;
  typed: TypedQuote;
  /** As it was when it was opened or saved; what differs is not saved yet. */
  saved: TypedQuote;
}

/** Quotes being typed, by number ("new" for one without). They outlive their screen: leaving it loses nothing. */
const drafts = $state<Record<string, Draft>>({});

const copy = (typed: TypedQuote) => $state.snapshot(typed) as TypedQuote;

export function draft(key: string): TypedQuote | null {
  return drafts[key]?.typed ?? null;
}

let sessions = 0;

export function session(key: string): number {
  return drafts[key]?.session ?? 0;
}

/** Opens a quote for typing; one that is being typed stays as it was left. */
export function begin(key: string, typed: TypedQuote): void {
  drafts[key] ??= { session: ++sessions, typed, saved: copy(typed) };
}

/** What is typed is saved now, under its number. */
export function kept(key: string, number: string): void {
  const found = drafts[key];
  if (!found) return;
  found.typed.quote = number;
  found.saved = copy(found.typed);
  if (key !== number) {
    drafts[number] = found;
    delete drafts[key];
  }
}

export function forget(key: string): void {
  delete drafts[key];
}

export function unsaved(key: string): boolean {
  const found = drafts[key];
  return found !== undefined && !same(found.typed, found.saved);
}
