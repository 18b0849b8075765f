import type { Redactor } from "../errors/redact.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** What cut an attempt short: a limit of time, or, where there is none, the caller's signal. */
export interface Interruption {
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
    return failureOf("AbortError", "ABORTED", `${request} was aborted`, { cause: safeCause(reason, redact) });
  }
  const option = limit === "attempt" ? "attemptTimeoutMs" : "deadlineMs";
  const problem = `${request} was not answered within ${timeoutMs} ms (${option})`;
  return failureOf("TimeoutError", "TIMEOUT", problem, { limit, timeoutMs });
};
