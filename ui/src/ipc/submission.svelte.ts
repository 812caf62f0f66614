import type { FieldProblem } from "./bindings/FieldProblem";
import { versionOf } from "./changes.svelte";
import { CommandFailure } from "./failures";

/**
 * One form on its way to the engine. What was typed stays in the form whatever the answer; problems are handed to their
 * fields by path (`lines.0.quantity`).
 */
export class Submission {
  busy = $state(false);
  #failed = $state.raw<{ reason: CommandFailure; spoken: number } | null>(null);

  /** Why it was refused; nothing once the page speaks another language than the sentence. */
  get failure(): CommandFailure | null {
    return this.#failed?.spoken === versionOf([]) ? this.#failed.reason : null;
  }
  set failure(reason: CommandFailure | null) {
    this.#failed = reason && { reason, spoken: versionOf([]) };
  }

  /** What the engine says of one field: another object with each answer. */
  field(path: string): FieldProblem | undefined {
    return this.failure?.problem(path);
  }

  /** The sentence to show with the form: the failure itself when it belongs to no field. */
  get sentence(): string | null {
    return this.failure && this.failure.fields.length === 0 ? this.failure.message : null;
  }

  /** Runs `work` once; a second press while it runs does nothing. Gives nothing when it failed. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    try {
      const answer = await work();
      this.failure = null;
      return answer;
    } catch (reason) {
      if (!(reason instanceof CommandFailure)) throw reason;
      this.failure = reason;
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
