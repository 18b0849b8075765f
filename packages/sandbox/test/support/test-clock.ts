import type { Clock } from "../../src/index.ts";

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is moved on. */
export interface TestClock extends Clock {
  /** Moves on, and wakes who is due by then. What they do next has been done when it resolves. */
  advance(ms: number): Promise<void>;
}

/** A clock that begins at a moment: a full window of a minute after 1970. */
export const testClock = (startMs = 60_000 * 29_000_000): TestClock => {
  let nowMs = startMs;
  let sleepers: Sleeper[] = [];
  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { dueMs: nowMs + ms, wake: resolve };
        sleepers.push(sleeper);
        const leave = (): void => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(signal.reason);
        };
        if (signal.aborted) leave();
        else if (ms === 0) resolve();
        else signal.addEventListener("abort", leave);
      }),
    async advance(ms) {
      nowMs += ms;
      const due = sleepers.filter(({ dueMs }) => dueMs <= nowMs);
      sleepers = sleepers.filter((sleeper) => !due.includes(sleeper));
      for (const { wake } of due) wake();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
};
