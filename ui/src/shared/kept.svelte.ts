import { onDestroy, untrack } from "svelte";
import { shelf } from "./shelf.svelte";

/** What a form knows of its draft: for the line "Brouillon retrouvé" (`FoundDraft`). */
export interface Kept {
  /** Whether what stands in the form was typed at another time. */
  readonly found: boolean;
  /** Empties the form: what was found is not wanted. */
  drop(): void;
  /** What is typed is saved: nothing is left to keep. */
  done(): void;
}

/**
 * Keeps what is typed into `typed` (a `$state` object of the calling component) under `key`, and brings it back when the
 * same form opens again, even after the window was killed. A key that changes ("log/3", "log/4") is another form.
 */
export function kept<T extends object>(key: string | (() => string), typed: T): Kept {
  const name = typeof key === "string" ? () => key : key;
  const blank = $state.snapshot(typed) as T;
  const empty = JSON.stringify(blank);
  let found = $state(false);
  let opened: string | null = null;

  function open(at: string): void {
    Object.assign(typed, structuredClone(blank));
    const text = shelf.get(at);
    if (text !== null) Object.assign(typed, fitting(blank, text));
    found = text !== null;
    opened = at;
  }

  open(name());
  $effect.pre(() => {
    const at = name();
    if (at !== opened) open(at);
  });
  $effect(() => {
    const now = JSON.stringify(typed);
    const at = name();
    untrack(() => shelf.put(at, now === empty ? null : now));
    if (now === empty) found = false;
  });
  onDestroy(() => shelf.flush());

  return {
    get found() {
      return found;
    },
    drop() {
      Object.assign(typed, structuredClone(blank));
      found = false;
    },
    done() {
      Object.assign(typed, structuredClone(blank));
      shelf.put(name(), null);
      found = false;
    },
  };
}

/** The fields of a kept text that the form has (still); none of one that cannot be read. */
export function fitting<T extends object>(blank: T, text: string): Partial<T> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof read !== "object" || read === null) return {};
  // "Nothing yet" is null in some forms: what was typed instead of it fits too.
  const same = ([key, value]: [string, unknown]) => {
    const was = blank[key as keyof T];
    return Object.hasOwn(blank, key) && (typeof value === typeof was || value === null || was === null);
  };
  return Object.fromEntries(Object.entries(read).filter(same)) as Partial<T>;
}
