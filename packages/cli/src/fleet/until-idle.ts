import type { Fleet, FleetWorker } from "@techlookup/bullmq";

const lookMs = 1_000;

const isIdle = async (fleet: Fleet): Promise<boolean> => {
  for (const run of await fleet.runs()) {
    const state = await fleet.status(run);
    if (state && !state.halted && state.finished < state.chunks) return false;
  }
  return true;
};

/** Fulfilled once every run is finished or stopped, and the worker has put its last chunk away; or when the signal aborts. */
export const untilIdle = async (fleet: Fleet, worker: FleetWorker, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && !(worker.health.chunks === 0 && (await isIdle(fleet))))
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, lookMs);
      signal.addEventListener("abort", end);
    });
};
