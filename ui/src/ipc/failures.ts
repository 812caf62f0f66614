import type { Failure } from "./bindings/Failure";
import type { FieldProblem } from "./bindings/FieldProblem";

/** A command that was refused or failed, as a real error with the engine's sentences. */
export class CommandFailure extends Error {
  readonly code: Failure["code"];
  readonly hint: string | null;
  readonly fields: FieldProblem[];

  constructor(
    readonly command: string,
    failure: Failure,
  ) {
    super(failure.message);
    this.name = "CommandFailure";
    this.code = failure.code;
    this.hint = failure.hint ?? null;
    this.fields = failure.fields ?? [];
  }

  /** What is wrong with one field. */
  field(path: string): string | undefined {
    return this.fields.find((problem) => problem.path === path)?.message;
  }
}
