import { type ErrorCode, sentence, tableRow } from "../errors/code-table.ts";
import type { ErrorFields, ErrorName } from "../errors/error-fields.ts";
import type { RetryFacts } from "../retry/facts.ts";

/** A failed attempt as data: what the decision to retry needs to know, and the error that it may become. */
export interface Failure {
  /** What programs switch on. */
  readonly code: ErrorCode;
  /** What the decision to retry needs to know. */
  readonly facts: RetryFacts;
  /** The error that it becomes if no further attempt is made. Written when it is asked for: most failures are retried. */
  readonly fields: ErrorFields;
  /** The API's own message on one line, masked; `undefined` where the answer is not in the API's envelope. */
  readonly serverMessage?: string | undefined;
}

/** An error's fields, with the problem in place of the whole message. */
type Description<Name extends ErrorName> = Omit<ErrorFields<Name>, "code" | "message"> & {
  readonly name: Name;
  readonly problem: string;
};

/** A failure: its code's hint ends the message, and its code decides whether it is temporary, unless `facts` do. */
export const failureOf = <Name extends ErrorName>(
  code: ErrorCode,
  facts: Partial<RetryFacts>,
  describe: () => Description<Name>,
  serverMessage?: () => string,
): Failure => ({
  code,
  facts: { retry: tableRow(code)?.retry ?? "never", done: "maybe", ...facts },
  get fields() {
    const { problem, ...fields } = describe();
    return { ...fields, code, message: sentence(problem, code) } as unknown as ErrorFields;
  },
  get serverMessage() {
    return serverMessage?.();
  },
});
