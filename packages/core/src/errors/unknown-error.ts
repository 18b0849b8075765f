import type { AttemptRecord } from "./attempt-record.ts";
import { codes } from "./codes.ts";
import { TechLookupError } from "./errors.ts";
import type { Redactor } from "./redact.ts";
import { safeCause } from "./safe-cause.ts";

/** The error for what nobody foresaw, such as a `fetch` of the caller's own that returns no Response. */
export const unknownError = (
  thrown: unknown,
  redact: Redactor,
  attempts: readonly AttemptRecord[] = [],
): TechLookupError =>
  new TechLookupError({
    code: "UNKNOWN_ERROR",
    message: `The client met something unforeseen. ${codes.UNKNOWN_ERROR.hint}`,
    cause: safeCause(thrown, redact),
    attempts,
  });
