import { type CallSpec, type Outcome, type Slot, safeCause, settleSlot } from "@techlookup/core/platform";
import { failure, type GatewayAnswer } from "./answer.ts";
import { callerLeft } from "./pass-on.ts";
import type { Settings } from "./settings.ts";

/** How long a request may wait for its place: a page that waits for more is better told so. Our decision. */
const maxPlaceWaitMs = 2_000;

/** What a caller is told to wait at most: a window that names a later moment, or none, may be mistaken. Our decision. */
const maxRetryAfterMs = 3_600_000;

/** A place, to be settled with what came of the request, nothing where it was not sent; or the answer to one that gets none. */
export type Place = { readonly settle: (outcome?: Outcome) => void } | { readonly refusal: GatewayAnswer };

/** A 429 that says when to come again, in whole seconds, rounded up. It costs its caller nothing, whatever was asked for. */
const noRoom = (waitMs: number, problem: string, operatorError?: unknown): Place => {
  const seconds = Math.max(1, Math.ceil(Math.min(waitMs, maxRetryAfterMs) / 1_000));
  const headers = { "retry-after": String(seconds) };
  return { refusal: failure("RATE_LIMIT", `${problem}: wait ${seconds} s.`, { headers, operatorError }) };
};

/** Whether the caller has left. Gives the place back where that cannot be read. */
const hasLeft = (slot: Slot, left: AbortSignal | undefined): boolean => {
  try {
    return left?.aborted === true;
  } catch (thrown) {
    slot.settle("unsent");
    throw thrown;
  }
};

/**
 * Takes a place in the API's rate limit, which all callers share. Rejects with what the caller's own signal throws, and then takes none.
 *
 * @param left Aborts when nobody waits for the answer any more: the place is another's then.
 */
export const takePlace = async (
  spec: CallSpec,
  { pacer, redact, events }: Pick<Settings, "pacer" | "redact" | "events">,
  timeoutMs: number,
  left: AbortSignal | undefined,
): Promise<Place> => {
  if (!pacer) return { settle: () => {} };
  const entered = await pacer.enter({
    ...{ signal: left, remainingMs: maxPlaceWaitMs, attemptTimeoutMs: timeoutMs },
    // The contract gives more time to an endpoint whose answers take long.
    slow: spec.attemptTimeoutMs !== undefined,
  });
  if (entered.refused === undefined) {
    if (hasLeft(entered, left)) {
      entered.settle("unsent");
      return { refusal: callerLeft() };
    }
    events.open(pacer.waiting);
    return {
      settle: (outcome) => {
        const waitMs = settleSlot(entered, outcome);
        if (outcome?.status === 429) events.close(waitMs, pacer.waiting);
      },
    };
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
