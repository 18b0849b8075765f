import type { Interruption } from "../answers/interruption.ts";
import { alarm } from "./alarm.ts";
import type { Progress } from "./progress.ts";

/** Half a minute: no answer of the API that takes longer is known of, but live detection's. Ours. */
const defaultAttemptTimeoutMs = 30_000;

/**
 * The time of one attempt, from its request to the last byte of its body: ended by the caller's signal or by a limit.
 * It is raced, not only signalled, so that a `fetch` that ignores its signal is cut off as well.
 */
export interface Deadline {
  /** For the request: aborts when the attempt is cut short. */
  readonly signal: AbortSignal;
  /** What cut the attempt short, once something has. */
  readonly interruption: () => Interruption | undefined;
  /** The promise's outcome, unless the attempt is cut short first: then it rejects. */
  readonly race: <T>(promise: T | PromiseLike<T>) => Promise<T>;
  /** Lets go of the timer and the caller's signal. */
  readonly end: () => void;
}

/**
 * Starts the time of an attempt: the limit is that of one attempt, or what is left of the whole call's, whichever passes
 * first. The caller's signal is not aborted yet: the call looks before every attempt.
 */
export const startDeadline = ({ spec, settings, remainingMs }: Progress): Deadline => {
  const { clock, signal, deadlineMs } = settings;
  const attemptTimeoutMs = settings.attemptTimeoutMs ?? spec.attemptTimeoutMs ?? defaultAttemptTimeoutMs;
  const leftMs = Math.min(attemptTimeoutMs, Math.max(0, remainingMs));
  const timeout: Interruption =
    attemptTimeoutMs < remainingMs
      ? { limit: "attempt", timeoutMs: attemptTimeoutMs }
      : { limit: "deadline", timeoutMs: deadlineMs };
  const controller = new AbortController();
  let interruption: Interruption | undefined;
  let end = (): void => {};
  const interrupted = new Promise<never>((_resolve, reject) => {
    end = alarm(leftMs, clock, signal, () => {
      interruption = signal?.aborted ? { reason: signal.reason } : timeout;
      reject(interruption);
      controller.abort();
    });
  });
  interrupted.catch(() => {}); // Nobody may be racing when it happens.
  return {
    signal: controller.signal,
    interruption: () => interruption,
    race: (promise) => Promise.race([promise, interrupted]),
    end,
  };
};
