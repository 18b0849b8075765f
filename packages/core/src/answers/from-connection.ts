import { codes } from "../errors/codes.ts";
import type { Redactor } from "../errors/redact.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Failure } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** A request that got no answer. */
export const connectionFailure = (
  thrown: unknown,
  { reason, requestSent, clause }: Diagnosis,
  request: string,
  origin: string,
  redact: Redactor,
): Failure => ({
  fields: {
    name: "ConnectionError",
    code: "NETWORK_ERROR",
    message: `${request} got no answer from ${origin}: ${clause}. ${codes.NETWORK_ERROR.hint}`,
    reason,
    requestSent,
    cause: safeCause(thrown, redact),
  },
  facts: {
    // A permission does not come by waiting.
    retry: reason === "denied" ? "never" : codes.NETWORK_ERROR.retry,
    done: requestSent,
    ...(reason === "offline" && { offline: true }),
  },
});
