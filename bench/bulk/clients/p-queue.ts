import PQueue from "p-queue";
import { connect as connectOne } from "../../adapters/ky.ts";
import type { ConnectBulk } from "../client.ts";

/** It counts for its own process, so each gets its part. `strict` is its sliding window. */
export const connect: ConnectBulk = async ({ url, atATime, limit, windowMs, processes }) => {
  const call = connectOne(url);
  const intervalCap = Math.max(1, Math.floor(limit / processes));
  const queue = new PQueue({ concurrency: atATime, intervalCap, interval: windowMs, strict: true });
  return { call: (domain) => queue.add(() => call(domain)) };
};
