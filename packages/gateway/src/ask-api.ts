import { type CallSpec, Deadline, sendOnce } from "@techlookup/core/platform";
import { failure, type GatewayAnswer } from "./answer.ts";
import type { CallerUsage } from "./caller-usage.ts";
import { passOn } from "./pass-on.ts";
import type { Settings } from "./settings.ts";

/** As the clients wait for an endpoint that needs no more. Ours. */
const defaultTimeoutMs = 30_000;

/** Asks the API once, for a caller, until the signal aborts. Never rejects. */
export type AskApi = (spec: CallSpec, callerId: string, signal?: AbortSignal) => Promise<GatewayAnswer>;

/** Makes an `AskApi` that refuses what a caller's credits do not allow. */
export const askApiWith =
  (settings: Settings, usage: CallerUsage): AskApi =>
  async (spec, callerId, signal) => {
    const { credits } = spec;
    const spending = usage.spend(callerId, credits);
    if (!spending.ok) {
      const used = `${spending.used} of ${settings.creditsPerDay} credits of the day are used`;
      const message = `The gateway's limit is reached: ${used}, and the call may cost ${credits}. Try again after ${spending.until}.`;
      return failure("PAYMENT_REQUIRED", message);
    }
    const timeoutMs = settings.timeoutMs ?? spec.attemptTimeoutMs ?? defaultTimeoutMs;
    const timeout = { limit: "attempt", timeoutMs } as const;
    const deadline = new Deadline({ timeout, leftMs: timeoutMs, signal, clock: settings.clock });
    const outcome = await sendOnce(spec, settings, deadline);
    deadline.end();
    if (outcome.isFree) spending.giveBack();
    return passOn(outcome, settings);
  };
