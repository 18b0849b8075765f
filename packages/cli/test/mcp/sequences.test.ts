import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ProcessBudget } from "../../src/mcp/process-budget.ts";
import { RedisBudget } from "../../src/mcp/redis-budget.ts";
import { openRedis } from "../../src/redis/open-redis.ts";
import { playSequences } from "./sequences.ts";
import { roomySandbox } from "./support.ts";

/** All of them take minutes: `npm run prove:budget`. */
const sequences = Number(process.env.TECHLOOKUP_SEQUENCES ?? 25);
const seed = Number(process.env.TECHLOOKUP_SEED ?? 20);
const timeout = 3_600_000;

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

// The worst that the vendor may do: charge for what has failed.
const sandbox = roomySandbox({ charges: ["404", "5xx", "lost"] });

const check = (played: Awaited<ReturnType<typeof playSequences>>): void => {
  if (process.env.TECHLOOKUP_SEQUENCES) console.log(JSON.stringify({ sequences, seed, ...played }));
  expect(played.exceeded).toBe(0);
  // They come up against it, and use it.
  expect(played.refused).toBeGreaterThan(played.calls / 20);
  expect(played.charged).toBeGreaterThan(played.allowed / 3);
};

it("stays within the limit in random sequences of tools", { timeout }, async () => {
  check(await playSequences(sandbox, { sequences, servers: 1, seed }, async (_, limit) => new ProcessBudget(limit)));
});

it("stays within the limit that eight servers share", { timeout }, async () => {
  const redis = await openRedis(server.url, "techlookup mcp");
  const budgetOf = (sequence: number, limit: number) =>
    RedisBudget.open(redis, sandbox.keys.pro, `sequence-${sequence}`, limit);
  check(await playSequences(sandbox, { sequences, servers: 8, seed }, budgetOf));
  redis.disconnect();
});
