import type { Redactor } from "../errors/redact.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** A request that got no answer. */
export const connectionFailure = (
  thrown: unknown,
  { reason, requestSent, clause }: Diagnosis,
  request: string,
  origin: string,
  redact: Redactor,
): Failure =>
  failureOf(
    "ConnectionError",
    "NETWORK_ERROR",
    `${request} got no answer from ${origin}: ${clause}`,
    { reason, requestSent, cause: safeCause(thrown, redact) },
    // A permission does not come by waiting.
    { done: requestSent, offline: reason === "offline", ...(reason === "denied" && { retry: "never" }) },
  );
