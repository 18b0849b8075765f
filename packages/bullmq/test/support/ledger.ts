import { startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Claim, Intent, RunPlan, Settled } from "../../src/index.ts";
import { RedisLedger } from "../../src/ledger/redis-ledger.ts";

let store: Awaited<ReturnType<typeof startRedis>>;
/** To a Redis of the file's own, emptied for each test. */
export let connection: Redis;
/** The ledger in it. */
export let ledger: RedisLedger;

beforeAll(async () => {
  store = await startRedis();
  connection = new Redis(store.port, "127.0.0.1", { maxRetriesPerRequest: null });
});
afterAll(async () => {
  connection.disconnect();
  await store.stop();
});
beforeEach(async () => {
  await connection.flushall();
  ledger = new RedisLedger(connection, "techlookup:{test}");
});

const plan: RunPlan = {
  id: "first",
  operation: "technologies",
  live: false,
  creditLimit: 3,
  chunkSize: 2,
  chunks: 2,
  entries: 4,
  listHash: "1",
};
/** Begins the run. */
export const begin = (changes: Partial<RunPlan> = {}) => ledger.begin("run", { ...plan, ...changes });

/** Takes a chunk. */
export const claim = async (domains: readonly string[], chunk = 0): Promise<Extract<Claim, { state: "claimed" }>> => {
  const claimed = await ledger.claim("run", "first", chunk, domains);
  if (claimed.state !== "claimed") throw new Error(claimed.state);
  return claimed;
};

/** A request that is about to leave. */
export const intent = (domain: string, number = 1, credits = 1): Intent => ({ domain, number, credits });

/** A lookup that found something. */
export const found = (domain: string, changes: Partial<Settled> = {}): Settled => ({
  ...{ domain, kind: "found", charge: { least: 1, most: 1 }, requests: 1, repeated: false },
  ...{ record: `{"domain":"${domain}"}`, ...changes },
});

/** Reserves for chunk 0. */
export const reserve = (owner: string, ...intents: Intent[]) => ledger.step("run", 0, owner, [], intents);
