import { QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import { type ChunkCounts, queueName } from "./chunk-job.ts";

/** A chunk that some worker has finished. */
export interface ChunkProgress {
  readonly run: string;
  /** The number of the chunk, from 0. */
  readonly chunk: number;
  /** How many of its entries came to what. */
  readonly counts: ChunkCounts;
}

/** Tells of each chunk that any worker finishes: `fleet.watch`. */
export const watch = async (
  connection: Redis,
  prefix: string,
  listener: (progress: ChunkProgress) => void,
): Promise<() => Promise<void>> => {
  const events = new QueueEvents(queueName, { connection, prefix });
  events.on("error", () => {});
  events.on("completed", ({ jobId, returnvalue }) => {
    const [run = "", chunk] = jobId.split("/");
    listener({ run, chunk: Number(chunk), counts: returnvalue as unknown as ChunkCounts });
  });
  await events.waitUntilReady();
  return () => events.close();
};
