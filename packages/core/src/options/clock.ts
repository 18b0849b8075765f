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
