/** Our own clients when calls fail: how soon an abort ends a wait, and what many repeated calls leave behind. */
import { setMaxListeners } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { type ClientOptions, TechLookup as OverFetch, RetryBudget } from "@techlookup/core";
import { TechLookup as OnNode } from "@techlookup/node";
import { apiKey } from "../envelope.ts";
import { inParallel } from "../slot.ts";
import { tracesOf } from "../traces.ts";
import { readInput, report } from "./child.ts";

const { url, name, calls } = readInput<{ url: string; name: string; calls: number }>();
const Client = name === "node" ? OnNode : OverFetch;
const options = (baseMs: number): ClientOptions => {
  // So many retries would use up the budget of a default client.
  const budget = new RetryBudget({ capacity: 1e9, initial: 1e9 });
  return { apiKey, baseUrl: url, retry: { budget, jitter: "none", transient: { baseMs, capMs: baseMs } } };
};

/** How long a call lives on when it is aborted in the middle of a wait of a minute. */
const abortMs = async (): Promise<number> => {
  const controller = new AbortController();
  const ended = new Client(options(60_000)).safe.domains.get("down.example", { signal: controller.signal });
  await wait(50);
  const abortedAt = performance.now();
  controller.abort();
  if ((await ended).error?.code !== "ABORTED") throw new Error("the call was not waiting when it was aborted");
  return performance.now() - abortedAt;
};

const aborts: number[] = [];
for (let count = 0; count < 20; count += 1) aborts.push(await abortMs());

const { signal } = new AbortController();
setMaxListeners(0, signal);
const client = new Client(options(1));
let failures = 0;
const run = (count: number, label: string) =>
  inParallel(50, count, async (index) => {
    const { ok } = await client.safe.domains.get(`${label}-${index}.example`, { signal });
    if (!ok) failures += 1;
  });
const traces = await tracesOf(
  signal,
  () => run(200, "first"),
  () => run(calls, "then"),
);
report({ ...traces, failures, abort: Math.max(...aborts) });
