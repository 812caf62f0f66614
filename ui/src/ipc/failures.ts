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

/** How a sentence of the engine is set on screen; given by the start of the page. */
let sentence = (text: string): string => text;

/** From now on the sentences of failures are set by `set`. */
export function setSentences(set: typeof sentence): void {
  sentence = set;
}

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
