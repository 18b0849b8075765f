/** Makes the number of calls that is named, and tells what is left of them after 2,000 and at the end. Needs --expose-gc. */
import { getEventListeners } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { RetryBudget, TechLookup } from "../../src/index.ts";

const total = Number(process.argv[2]);
const concurrency = 8;
const { signal } = new AbortController();
const budget = new RetryBudget({ capacity: 100, initial: 100 });
const client = new TechLookup({ retry: { budget, transient: { baseMs: 1, capMs: 1 } } });

let next = 0;
let succeeded = 0;
const callUntil = async (end: number): Promise<void> => {
  while (next < end) {
    const { ok } = await client.safe.domains.get(`site-${next++}.example`, { signal });
    if (ok) succeeded++;
  }
};

const measure = async () => {
  for (let round = 0; round < 5; round++) {
    globalThis.gc?.();
    await nextTurn();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const open = process.getActiveResourcesInfo();
  return { heapUsed, arrayBuffers, open, listeners: getEventListeners(signal, "abort").length };
};

const upTo = async (end: number) => {
  await Promise.all(Array.from({ length: concurrency }, () => callUntil(end)));
  return measure();
};

const early = await upTo(2_000);
const late = await upTo(total);
console.log(JSON.stringify({ early, late, succeeded, concurrency }));
