import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";

/**
 * Waits, in real time, and then lets the event loop turn a few times. When a process has stood still on a busy machine, its timers ring before its sockets are read:
 * after a wait alone, what came long ago may not be known yet.
 */
export const pause = async (ms: number): Promise<void> => {
  await wait(ms);
  for (let turn = 0; turn < 20; turn++) await nextTurn();
};

/**
 * How many turns the event loop takes until a promise settles: a few where nothing is waited for, and hundreds for the shortest timer, on a machine of any
 * speed.
 */
export const turnsUntil = async (promise: Promise<unknown>): Promise<number> => {
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  promise.then(settle, settle);
  let turns = 0;
  for (; !isSettled; turns++) await nextTurn();
  return turns;
};
