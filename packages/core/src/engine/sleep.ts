import { alarm } from "./alarm.ts";

/** The clock of a client. Injected, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970 (UTC). Must not run backwards. */
  now(): number;
  /** Calls back after `ms`; the returned function cancels it. */
  setTimer(callback: () => void, ms: number): () => void;
}

/** A longer delay wraps around in Node, Deno and Bun, and fires after 1 ms. */
const maxTimerMs = 2 ** 31 - 1;

/** The platform's clock. It does not jump when the system's time is set, and takes delays of any length. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimer(callback, ms) {
    let timer: ReturnType<typeof setTimeout>;
    const arm = (leftMs: number): void => {
      const stepMs = Math.min(leftMs, maxTimerMs);
      timer = setTimeout(() => (leftMs > stepMs ? arm(leftMs - stepMs) : callback()), stepMs);
    };
    arm(ms);
    return () => clearTimeout(timer);
  },
};

/** Waits; ends early when the signal aborts. Leaves no timer and no listener. */
export const sleep = (ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else alarm(ms, clock, signal, resolve);
  });
