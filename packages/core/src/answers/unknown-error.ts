import { createError } from "../errors/create-error.ts";
import { isTechLookupError } from "../errors/guards.ts";
import type { Redactor } from "../errors/redact.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** What nobody foresaw, such as a `fetch` of the caller's own that returns no Response. Never repeated. */
export const unknownFailure = (thrown: unknown, redact: Redactor): Failure =>
  failureOf("TechLookupError", "UNKNOWN_ERROR", "The client met something unforeseen", {
    cause: safeCause(thrown, redact),
  });

/** What was thrown, where it is an error of this project; what nobody foresaw, as one. */
export const toError = (thrown: unknown, redact: Redactor): TechLookupError =>
  isTechLookupError(thrown) ? thrown : createError(unknownFailure(thrown, redact).fields);
