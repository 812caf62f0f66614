import { untrack } from "svelte";
import type { Changed, Command, Reply, Request } from "./client";
import { versionOf } from "./changes.svelte";
import { call, spoken } from "./client";
import type { CommandFailure } from "./failures";
import { foreseen, isForeseen } from "./first";

/** An answer that follows its question. */
export interface Live<T> {
  /** The last good answer; stays while the next one is on its way, so that nothing on screen jumps. */
  readonly data: T | null;
  /** Why the last question had no answer. */
  readonly failure: CommandFailure | null;
  /** Whether there was never an answer yet: the moment for a skeleton. */
  readonly first: boolean;
}

/**
 * Asks `command` now, again when the request changes, and again when a record of one of `kinds` or the language changes.
 * `null` as request asks nothing. Only one question is under way at a time and an outdated answer is dropped, so it may
 * follow each keystroke of an editor (`preview_quote`).
 */
export function live<K extends Command>(
  command: K,
  request: () => Request<K> | null,
  kinds: readonly Changed[] = [],
): Live<Reply<K>> {
  // At the start of the window the answer may be there already: then nothing is drawn without it.
  const begun = isForeseen(command) ? untrack(request) : null;
  const ready = begun === null ? undefined : foreseen(command, begun, spoken());
  let data = $state.raw<Reply<K> | null>(ready ?? null);
  let failure = $state.raw<CommandFailure | null>(null);
  let first = $state(ready === undefined);
  let next: { request: Request<K> } | null = null;
  let asking = false;
  let gone = false;

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    while (next && !gone) {
      const { request } = next;
      next = null;
      try {
        const answer = await call(command, request);
        if (!gone && !next) {
          data = answer;
          failure = null;
        }
      } catch (reason) {
        if (!gone && !next) failure = reason as CommandFailure;
      }
      first = false;
    }
    asking = false;
  }

  $effect(() => {
    versionOf(kinds);
    const wanted = request();
    if (wanted === null) return;
    // A copy: what is being typed goes on changing while the question travels.
    next = { request: $state.snapshot(wanted) as Request<K> };
    untrack(() => void ask());
  });
  $effect(() => () => {
    gone = true;
  });

  return {
    get data() {
      return data;
    },
    get failure() {
      return failure;
    },
    get first() {
      return first;
    },
  };
}
