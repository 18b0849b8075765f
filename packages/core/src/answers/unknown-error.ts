import { codes } from "../errors/codes.ts";
import { createError } from "../errors/create-error.ts";
import type { Redactor } from "../errors/redact.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { Failure } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** What nobody foresaw, such as a `fetch` of the caller's own that returns no Response. Never repeated. */
export const unknownFailure = (thrown: unknown, redact: Redactor): Failure => ({
  fields: {
    name: "TechLookupError",
    code: "UNKNOWN_ERROR",
    message: `The client met something unforeseen. ${codes.UNKNOWN_ERROR.hint}`,
    cause: safeCause(thrown, redact),
  },
  facts: { retry: "never", done: "maybe" },
});

/** The same as an error. */
export const unknownError = (thrown: unknown, redact: Redactor): TechLookupError =>
  createError(unknownFailure(thrown, redact).fields);
