import { Queue, QueueEvents, Worker } from "bullmq";
import { connect as connectOne } from "../../adapters/ky.ts";
import type { ConnectBulk } from "../client.ts";

/** Each process has a worker of the one queue, adds its calls as jobs, and waits for what becomes of them. */
export const connect: ConnectBulk = async ({ url, redisPort, limit, windowMs, atATime }) => {
  const call = connectOne(url);
  const connection = { port: redisPort, maxRetriesPerRequest: null };
  const queue = new Queue<string>("bulk", { connection });
  const events = new QueueEvents("bulk", { connection });
  const worker = new Worker<string>("bulk", ({ data }) => call(data), {
    ...{ connection, concurrency: atATime, limiter: { max: limit, duration: windowMs } },
  });
  // Closed while it waits for a job.
  worker.on("error", () => {});
  await Promise.all([queue.waitUntilReady(), events.waitUntilReady(), worker.waitUntilReady()]);
  return {
    call: async (domain) => (await queue.add("lookup", domain)).waitUntilFinished(events),
    close: () => Promise.all([worker.close(true), events.close(), queue.close()]),
  };
};
