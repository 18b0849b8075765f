import { type ErrorCode, tableRow } from "../errors/code-table.ts";
import type { ErrorFields, ErrorName } from "../errors/error-fields.ts";
import { sentence } from "../errors/sentence.ts";
import type { RetryFacts } from "../retry/facts.ts";

/** A failed attempt as data: the error it may become, and what the decision to retry needs to know. */
export interface Failure {
  /** The error that it becomes, if no further attempt is made. */
  readonly fields: ErrorFields;
  /** What the decision to try again needs to know. */
  readonly facts: RetryFacts;
}

/** A failure: its code's hint ends the message, and its code tells whether it passes by itself, unless `facts` do. */
export const failureOf = (
  name: ErrorName,
  code: ErrorCode,
  problem: string,
  details: Omit<ErrorFields, "name" | "code" | "message">,
  facts?: Partial<RetryFacts>,
): Failure => ({
  fields: { name, code, message: sentence(problem, code), ...details },
  facts: { retry: tableRow(code)?.retry ?? "never", done: "maybe", ...facts },
});
