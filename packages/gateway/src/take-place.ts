import { type CallSpec, type Slot, safeCause } from "@techlookup/core/platform";
import { failure, type GatewayAnswer } from "./answer.ts";
import { callerLeft } from "./pass-on.ts";
import type { Settings } from "./settings.ts";

/** How long a request may wait for its place: a page that waits for more is better told so. Ours. */
const maxPlaceWaitMs = 2_000;

/** What a caller is told to wait at most: a window that names a later moment, or none, may be mistaken. Ours. */
const maxRetryAfterMs = 3_600_000;

/** The right to send a request now, where requests are paced, or the answer to one that gets none. */
export type Place = { readonly slot?: Slot | undefined } | { readonly refusal: GatewayAnswer };

/** A 429 that says when to come again, in whole seconds, rounded up. It costs its caller nothing, whatever was asked for. */
const noRoom = (waitMs: number, problem: string, operatorError?: unknown): Place => {
  const seconds = Math.max(1, Math.ceil(Math.min(waitMs, maxRetryAfterMs) / 1_000));
  const headers = { "retry-after": String(seconds) };
  return { refusal: failure("RATE_LIMIT", `${problem}: wait ${seconds} s.`, { headers, operatorError }) };
};

/**
 * Takes a place in the API's rate limit, which all callers share. Never rejects.
 *
 * @param left Aborts when nobody waits for the answer any more: the place is another's then.
 */
export const takePlace = async (
  spec: CallSpec,
  { pacer, redact }: Pick<Settings, "pacer" | "redact">,
  timeoutMs: number,
  left: AbortSignal | undefined,
): Promise<Place> => {
  if (!pacer) return {};
  const entered = await pacer.enter({
    ...{ signal: left, remainingMs: maxPlaceWaitMs, attemptTimeoutMs: timeoutMs },
    // The contract gives more time to an endpoint whose answers take long.
    slow: spec.attemptTimeoutMs !== undefined,
  });
  if (entered.refused === undefined) {
    if (!left?.aborted) return { slot: entered };
    entered.settle("unsent");
    return { refusal: callerLeft() };
  }
  const { refused, waitMs, cause } = entered;
  if (refused === "aborted") return { refusal: callerLeft() };
  if (refused === "window") {
    const operatorError = safeCause(cause, redact);
    return noRoom(waitMs, "The gateway cannot tell whether the API's rate limit has room", operatorError);
  }
  const room = `within ${maxPlaceWaitMs / 1_000} s`;
  return noRoom(waitMs, `The API's rate limit has no room ${refused === "queue" ? "for more that wait" : room}`);
};
