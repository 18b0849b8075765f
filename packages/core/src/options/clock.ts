import { attempt } from "../errors/plain-data.ts";

/** The clock of a client. Injected, so that tests need not wait. */
export interface Clock {
  /** The time of day: milliseconds since 1970 (UTC). Dates in `Retry-After` are read against it. */
  now(): number;
  /** Calls back after `ms`; the returned function cancels it. */
  setTimer(callback: () => void, ms: number): () => void;
  /** A monotonic time in milliseconds, with which limits are measured. Default: `now`. */
  elapsed?(): number;
}

/** A longer delay wraps around in Node, Deno and Bun, and fires after 1 ms. */
const maxTimerMs = 2 ** 31 - 1;

/** The platform's clock. Limits hold even if the system's time is changed, and delays may have any length. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(callback, ms) {
    let timer: ReturnType<typeof setTimeout>;
    // Fake timers may come or go in between, and know only their own.
    const cancel = clearTimeout;
    const arm = (leftMs: number): void => {
      const stepMs = Math.min(leftMs, maxTimerMs);
      timer = setTimeout(() => (leftMs > stepMs ? arm(leftMs - stepMs) : callback()), stepMs);
    };
    arm(ms);
    return () => cancel(timer);
  },
  // Fake timers may replace it by anything.
  elapsed: () => globalThis.performance?.now?.() as number,
};

/** A clock's monotonic time; 0 where it gives no number, so that what timers have waited for counts alone. */
export const elapsedMs = (clock: Clock): number => {
  const ms = clock.elapsed ? clock.elapsed() : clock.now();
  return Number.isFinite(ms) ? ms : 0;
};

/** The same clock, which also moves on by what its timers have waited for: where it stands still, as under fake timers, waits end all the same. */
export const timerClock = (clock: Clock): Required<Clock> => {
  let reachedMs = 0;
  // Many calls read it, and none of them is the one to hear of a clock that throws.
  const elapsed = (): number => Math.max(reachedMs, attempt(() => elapsedMs(clock)) ?? 0);
  return {
    now: () => clock.now(),
    elapsed,
    setTimer(callback, ms) {
      const untilMs = elapsed() + ms;
      return clock.setTimer(() => {
        reachedMs = Math.max(reachedMs, untilMs);
        callback();
      }, ms);
    },
  };
};

/** When to call back: after a time, or as soon as a signal aborts. */
export interface Alarm {
  /** `Infinity` leaves it to the signal alone. */
  readonly afterMs: number;
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
}

/** Calls back once. Leaves no timer and no listener behind. The returned function calls it off. */
export const setAlarm = ({ afterMs, signal, clock }: Alarm, callback: () => void): (() => void) => {
  let cancel: (() => void) | undefined;
  const end = (): void => {
    cancel?.();
    signal?.removeEventListener("abort", ring);
  };
  const ring = (): void => {
    end();
    callback();
  };
  // First, since one of another library may throw: no timer is left behind then.
  signal?.addEventListener("abort", ring);
  cancel = afterMs < Infinity ? clock.setTimer(ring, afterMs) : undefined;
  return end;
};
