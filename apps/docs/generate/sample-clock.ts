import type { Clock } from "@techlookup/core";

/**
 * Each look at it takes a moment, so that attempts have lengths, and the same ones in every build. The shortest one: what is looked
 * at between attempts would otherwise make a call visibly longer than its attempts and waits together.
 */
const tickMs = 1;

/** Waits are cut to this; what a sandbox in this process answers comes sooner. */
const longestMs = 150;

/** A clock that jumps over waits: samples of minutes are made in moments. */
export const sampleClock = (): Clock => {
  let nowMs = Date.UTC(2026, 10, 23, 3, 0, 0);
  return {
    now: () => {
      nowMs += tickMs;
      return nowMs;
    },
    setTimer: (callback, ms) => {
      const timer = setTimeout(
        () => {
          nowMs += ms;
          callback();
        },
        Math.min(ms, longestMs),
      );
      return () => clearTimeout(timer);
    },
  };
};
