import type { Interruption } from "../call/deadline.ts";
import type { Redactor } from "../errors/redact.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

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
