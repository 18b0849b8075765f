import { getEventListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

interface Report {
  readonly libuv: readonly { readonly type: string }[];
}

/** Sockets that this process holds, whether in use, idle or forgotten. */
const socketCount = (): number => {
  const { libuv } = process.report.getReport() as unknown as Report;
  return libuv.filter(({ type }) => type === "tcp").length;
};

const timerCount = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

/** In turns of the event loop, since what is collected may take its listeners along only in the next one. */
const collect = async (): Promise<void> => {
  for (let count = 0; count < 5; count += 1) {
    globalThis.gc?.();
    await wait(20);
  }
};

const heapBytes = (): number => process.memoryUsage().heapUsed;

/** Until the server has let go of idle connections, and garbage is gone. The waits leave no trace of their own. */
const settle = async (): Promise<void> => {
  await wait(2_000);
  await collect();
};

/** What many calls with one signal leave behind, once their idle connections are closed. */
export const tracesOf = async (signal: AbortSignal, warmUp: () => Promise<void>, run: () => Promise<void>) => {
  await warmUp();
  await settle();
  const before = { heap: heapBytes(), sockets: socketCount(), timers: timerCount() };
  await run();
  await settle();
  return {
    heap: heapBytes() - before.heap,
    sockets: socketCount() - before.sockets,
    timers: timerCount() - before.timers,
    listeners: getEventListeners(signal, "abort").length,
  };
};
