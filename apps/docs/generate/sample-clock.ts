import type { Clock } from "@techlookup/core";

/**
 * Each look at it takes a moment, so that attempts have lengths, and the same ones in every build. The shortest one: what is looked
 * at between attempts would otherwise make a call visibly longer than its attempts and waits together.
 */
const tickMs = 1;

/** Waits are cut to this many short ones. */
const [mostTurns, turnMs] = [15, 10] as const;

/**
 * A clock that jumps over waits: samples of minutes are made in moments. What a sandbox in this process answers comes sooner: a wait is
 * over after turns of the event loop, not after a time, so that no time limit passes while a busy machine lets this process stand still.
 */
export const sampleClock = (): Clock => {
  let nowMs = Date.UTC(2026, 10, 23, 3, 0, 0);
  return {
    now: () => {
      nowMs += tickMs;
      return nowMs;
    },
    setTimer: (callback, ms) => {
      let left = Math.min(mostTurns, Math.ceil(ms / turnMs));
      let timer: ReturnType<typeof setTimeout>;
      const next = (): void => {
        timer = setTimeout(turn, Math.min(turnMs, ms));
      };
      const turn = (): void => {
        left -= 1;
        if (left > 0) next();
        else {
          nowMs += ms;
          callback();
        }
      };
      next();
      return () => clearTimeout(timer);
    },
  };
};
