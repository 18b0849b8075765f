import type { AttemptRecord, StopReason } from "../errors/attempt-record.ts";

/** What the sentence tells besides the reason. */
export interface StopContext {
  readonly attempts: readonly AttemptRecord[];
  readonly retryAfterMs: number | undefined;
  readonly maxWaitMs: number;
  readonly deadlineMs: number;
  readonly elapsedMs: number;
}

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/**
 * Why no further attempt was made, as a sentence that ends an error's message; empty where the message says it already,
 * as when the first answer was final.
 */
export const stopSentence = (stopped: StopReason, context: StopContext): string => {
  const { attempts, retryAfterMs, maxWaitMs, deadlineMs, elapsedMs } = context;
  switch (stopped) {
    case "attempts-exhausted":
      return attempts.length > 1 ? ` Given up after ${attempts.length} attempts in ${seconds(elapsedMs)}.` : "";
    case "wait-too-long":
      return ` The server asks to wait ${seconds(retryAfterMs ?? 0)}, longer than maxWaitMs allows (${seconds(maxWaitMs)}).`;
    case "deadline":
      return ` No time for another attempt before the deadline of ${seconds(deadlineMs)} (deadlineMs).`;
    case "budget-exhausted":
      return " Not tried again: the retry budget is used up, since too many calls have failed.";
    case "not-repeatable":
      return " Not tried again: the request may have been carried out, and charged.";
    case "server-veto":
      return " Not tried again: the server said x-should-retry: false.";
    default:
      return "";
  }
};
