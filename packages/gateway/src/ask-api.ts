import { type CallSpec, Deadline, type Outcome, sendOnce } from "@techlookup/core/platform";
import { failure, type GatewayAnswer } from "./answer.ts";
import type { CallerUsage } from "./caller-usage.ts";
import { passOn } from "./pass-on.ts";
import type { Settings } from "./settings.ts";
import { takeTurn } from "./take-turn.ts";

/** As the clients wait for an endpoint that needs no more. Our decision. */
const defaultTimeoutMs = 30_000;

/** Who waits for an answer. */
export interface Waiting {
  /** Aborts when nobody waits any more: what has not been sent by then never is. */
  readonly left?: AbortSignal | undefined;
  /** Called when it is sent. From then on it is made to its end, whoever leaves. Default: it ends with `left`. */
  readonly onSend?: (() => void) | undefined;
}

/** Asks the API once, for a caller. Rejects with what the caller's own signal throws: nothing is sent then, and nothing spent. */
export type AskApi = (spec: CallSpec, callerId: string, waiting: Waiting) => Promise<GatewayAnswer>;

/** Makes an `AskApi` that refuses what a caller's credits do not allow, waits for an API that is down, and keeps to its rate limit. */
export const askApiWith =
  (settings: Settings, usage: CallerUsage): AskApi =>
  async (spec, callerId, { left, onSend }) => {
    const { credits } = spec;
    const spending = usage.spend(callerId, credits);
    if (!spending.ok) {
      const used = `${spending.used} of ${settings.creditsPerDay} credits of the day are used`;
      const message = `The gateway's limit is reached: ${used}, and the call may cost ${credits}. Try again after ${spending.until}.`;
      return failure("PAYMENT_REQUIRED", message);
    }
    const timeoutMs = settings.timeoutMs ?? spec.attemptTimeoutMs ?? defaultTimeoutMs;
    let outcome: Outcome | undefined;
    // The caller's own signal may throw at any point.
    try {
      const turn = await takeTurn(spec, settings, timeoutMs, left);
      if ("refusal" in turn) return turn.refusal;
      try {
        onSend?.();
        const timeout = { limit: "attempt", timeoutMs } as const;
        const signal = onSend ? undefined : left;
        const deadline = new Deadline({ timeout, leftMs: timeoutMs, signal, clock: settings.clock });
        outcome = await sendOnce(spec, settings, deadline);
        deadline.end();
      } finally {
        turn.settle(outcome);
      }
      return passOn(outcome, settings);
    } finally {
      if (!outcome || outcome.isFree) spending.giveBack();
    }
  };
