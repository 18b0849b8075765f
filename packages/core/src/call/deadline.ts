import type { Clock } from "./sleep.ts";

/** A time limit, and whose it is. */
export interface TimeLimit {
  readonly limit: "attempt" | "deadline";
  /** The limit as it was set, for messages. */
  readonly timeoutMs: number;
  /** What is left of it. */
  readonly leftMs: number;
}

/** What cut an attempt short. */
export type Interruption =
  | { readonly kind: "aborted"; readonly reason: unknown }
  | { readonly kind: "timeout"; readonly limit: "attempt" | "deadline"; readonly timeoutMs: number };

/** The limit that passes first: that of one attempt, or what is left of the whole call's. */
export const nearestLimit = (attemptTimeoutMs: number, deadlineMs: number, elapsedMs: number): TimeLimit => {
  const leftMs = Math.max(0, deadlineMs - elapsedMs);
  return attemptTimeoutMs < leftMs
    ? { limit: "attempt", timeoutMs: attemptTimeoutMs, leftMs: attemptTimeoutMs }
    : { limit: "deadline", timeoutMs: deadlineMs, leftMs };
};

/**
 * The time of one attempt, from its request to the last byte of its body: ended by the caller's signal or by a limit.
 * It is raced, not only signalled, so that a `fetch` that ignores its signal is cut off as well.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #signal: AbortSignal | undefined;
  readonly #cancelTimer: (() => void) | undefined;
  readonly #interrupted: Promise<never>;
  readonly #onAbort = (): void => this.#interrupt({ kind: "aborted", reason: this.#signal?.reason });
  #reject: (reason: Interruption) => void = () => {};
  /** What cut the attempt short, once something has. */
  interruption: Interruption | undefined;

  /** @param signal Not aborted yet: the call looks before every attempt. */
  constructor(clock: Clock, signal: AbortSignal | undefined, { limit, timeoutMs, leftMs }: TimeLimit) {
    this.#interrupted = new Promise((_resolve, reject) => {
      this.#reject = reject;
    });
    this.#interrupted.catch(() => {}); // Nobody may be racing when it happens.
    this.#signal = signal;
    signal?.addEventListener("abort", this.#onAbort);
    if (leftMs < Number.POSITIVE_INFINITY) {
      this.#cancelTimer = clock.setTimer(() => this.#interrupt({ kind: "timeout", limit, timeoutMs }), leftMs);
    }
  }

  /** For the request: aborts when the attempt is cut short. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  #interrupt(interruption: Interruption): void {
    this.interruption ??= interruption;
    this.#reject(this.interruption);
    this.#controller.abort();
  }

  /** The promise's outcome, unless the attempt is cut short first: then it rejects. */
  race<T>(promise: PromiseLike<T>): Promise<T> {
    return Promise.race([promise, this.#interrupted]);
  }

  /** Lets go of the timer and the caller's signal. */
  end(): void {
    this.#cancelTimer?.();
    this.#signal?.removeEventListener("abort", this.#onAbort);
  }
}
