import { type Clock, elapsedMs } from "../options/clock.ts";
import type { CallSettings } from "./settings.ts";

/** Lets the attempt that is in the air go on for longer: the loop sets its timer, then hands the request to the transport. */
export interface AttemptTimer {
  /** What the loop is given in place of the client's own. */
  readonly settings: Pick<CallSettings, "clock" | "transport">;
  /** Sets the timer of the attempt anew, if one is in the air: by the limit of an attempt, and what is left to the whole call. */
  restart(attemptTimeoutMs: number, remainingMs: number): void;
}

/**
 * Watches one loop's clock and transport.
 *
 * @example
 * const timer = watchAttempts(settings);
 * const watched = { ...settings, ...timer.settings };
 */
export const watchAttempts = ({ clock, transport }: Pick<CallSettings, "clock" | "transport">): AttemptTimer => {
  let latest: AttemptTimer["restart"] | undefined;
  let inAir: typeof latest;
  const watched: Clock = {
    now: () => clock.now(),
    elapsed: () => elapsedMs(clock),
    setTimer: (callback, ms) => {
      const startedAtMs = elapsedMs(clock);
      let cancel = clock.setTimer(callback, ms);
      latest = (attemptTimeoutMs, remainingMs) => {
        cancel();
        const leftMs = Math.min(startedAtMs + attemptTimeoutMs - elapsedMs(clock), remainingMs);
        cancel = clock.setTimer(callback, leftMs);
      };
      return () => cancel();
    },
  };
  return {
    settings: {
      clock: watched,
      transport: async (request, limits) => {
        inAir = latest;
        try {
          return await transport(request, limits);
        } finally {
          inAir = undefined;
        }
      },
    },
    restart: (attemptTimeoutMs, remainingMs) => inAir?.(attemptTimeoutMs, remainingMs),
  };
};
