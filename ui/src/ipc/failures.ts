import { sentence } from "$shared/i18n/index.svelte";
import type { Code } from "./bindings/Code";
import type { Failure } from "./bindings/Failure";
import type { FieldProblem } from "./bindings/FieldProblem";

/** How a failure concerns the reader: a field to correct, an answer to read, or a book that cannot be written or read. */
export type Severity = "field" | "answer" | "grave";

/** Every code that the engine has: a new one does not compile until it stands here. */
const SEVERITY: Record<Code, Severity> = {
  invalid_input: "field",
  under_target: "field",
  not_found: "answer",
  ambiguous: "answer",
  refused: "answer",
  frozen: "answer",
  book_exists: "answer",
  file: "answer",
  busy: "answer",
  not_yet: "answer",
  no_book: "grave",
  bad_book: "grave",
  read_only: "grave",
  disk_full: "grave",
  internal: "grave",
};

/** A command that was refused or failed, as a real error with the engine's sentences. */
export class CommandFailure extends Error {
  readonly code: Failure["code"];
  readonly hint: string | null;
  readonly fields: FieldProblem[];

  constructor(
    readonly command: string,
    failure: Failure,
  ) {
    super(sentence(failure.message));
    this.name = "CommandFailure";
    this.code = failure.code;
    this.hint = failure.hint ? sentence(failure.hint) : null;
    this.fields = (failure.fields ?? []).map((problem) => ({ ...problem, message: sentence(problem.message) }));
  }

  get severity(): Severity {
    return SEVERITY[this.code];
  }

  /** What is wrong with one field. */
  problem(path: string): FieldProblem | undefined {
    return this.fields.find((problem) => problem.path === path);
  }

  /** The same in a sentence. */
  field(path: string): string | undefined {
    return this.problem(path)?.message;
  }
}
