/** A minute passes in 0.6 seconds. */
const times = 100;

/** Lets time pass faster for everything in this process: waits of minutes are run, and nobody waits for them. */
export const speedUp = (): void => {
  const { setTimeout: start, Date: days, performance: clock } = globalThis;
  const [now, tick] = [days.now.bind(days), clock.now.bind(clock)];
  const [firstMs, firstTick] = [now(), tick()];
  days.now = () => firstMs + (now() - firstMs) * times;
  clock.now = () => firstTick + (tick() - firstTick) * times;
  const faster = (callback: () => void, ms = 0): unknown => start(callback, ms / times);
  Object.assign(globalThis, { setTimeout: faster });
};
