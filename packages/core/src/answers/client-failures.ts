import { createError } from "../errors/create-error.ts";
import { isTechLookupError } from "../errors/guards.ts";
import { readFields } from "../errors/record.ts";
import type { Redactor } from "../errors/redact.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** What cut an attempt short: a time limit, or, where there is none, the caller's signal. */
export interface Interruption {
  /** Which limit: that of one attempt, or that of the whole call. */
  readonly limit?: "attempt" | "deadline";
  /** The limit as it was set, for messages. */
  readonly timeoutMs?: number;
  /** The signal's reason. */
  readonly reason?: unknown;
}

/** The failure of an attempt, or of a wait, that was cut short. */
export const interruptionFailure = (
  { limit, timeoutMs = 0, reason }: Interruption,
  request: string,
  redact: Redactor,
): Failure => {
  if (!limit) {
    const fields = () =>
      ({ name: "AbortError", problem: `${redact(request)} was aborted`, cause: safeCause(reason, redact) }) as const;
    return failureOf("ABORTED", {}, fields);
  }
  const option = limit === "attempt" ? "attemptTimeoutMs" : "deadlineMs";
  const problem = `${redact(request)} was not answered within ${timeoutMs} ms (${option})`;
  return failureOf("TIMEOUT", {}, () => ({ name: "TimeoutError", problem, limit, timeoutMs }));
};

/** A request that was not sent: the provider of its credentials threw, or returned some that cannot be used. */
export const credentialsFailure = (thrown: unknown, request: string, redact: Redactor): Failure => {
  const failure = failureOf("TOKEN_UNAVAILABLE", { done: "no" }, () => ({
    name: "TechLookupError",
    problem: `${redact(request)} was not sent: the token provider threw`,
    cause: safeCause(thrown, redact),
  }));
  if (!isTechLookupError(thrown)) return failure;
  const fields = readFields(thrown);
  return { ...failure, code: fields.code, fields };
};

/** What nobody foresaw, such as a `fetch` of the caller's own that returns no Response. Never repeated. */
export const unknownFailure = (thrown: unknown, redact: Redactor): Failure =>
  failureOf("UNKNOWN_ERROR", {}, () => ({
    name: "TechLookupError",
    problem: "The client hit an unexpected error",
    cause: safeCause(thrown, redact),
  }));

/** What was thrown, if it is an error of this project; else an error with it as its cause. */
export const toError = (thrown: unknown, redact: Redactor): TechLookupError =>
  isTechLookupError(thrown) ? thrown : createError(unknownFailure(thrown, redact).fields);
