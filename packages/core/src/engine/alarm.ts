import type { Clock } from "./sleep.ts";

/**
 * Calls back once: when the time is over, or when the signal aborts. Leaves no timer and no listener behind. The returned
 * function takes it back.
 */
export const alarm = (
  ms: number,
  clock: Clock,
  signal: AbortSignal | undefined,
  callback: () => void,
): (() => void) => {
  const end = (): void => {
    cancel?.();
    signal?.removeEventListener("abort", ring);
  };
  const ring = (): void => {
    end();
    callback();
  };
  const cancel = ms < Infinity ? clock.setTimer(ring, ms) : undefined;
  signal?.addEventListener("abort", ring);
  return end;
};
