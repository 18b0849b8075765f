import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TechLookup } from "@techlookup/node";
import { redisWindow } from "@techlookup/node/redis";
import { type RunningSandbox, type StartOptions, startSandbox } from "@techlookup/sandbox/node";
import { type RedisServer, type RedisServerOptions, startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { createFleet, type Fleet } from "../../src/index.ts";

/** A real Redis, a sandbox, a folder, and clients for them. */
export interface Stage {
  readonly store: RedisServer;
  readonly sandbox: RunningSandbox;
  readonly folder: string;
  readonly connection: Redis;
  readonly client: TechLookup;
  readonly fleet: Fleet;
  readonly close: () => Promise<void>;
}

/** Sets it up. */
export const setStage = async (options: StartOptions & RedisServerOptions = {}): Promise<Stage> => {
  const { appendfsync, ...sandboxOptions } = options;
  const store = await startRedis({ appendfsync });
  const sandbox = await startSandbox({
    requests: { pro: 100_000 },
    credits: { pro: 1_000_000 },
    windowMs: 1_000,
    ...sandboxOptions,
  });
  const folder = await mkdtemp(join(tmpdir(), "techlookup-fleet-"));
  const connection = new Redis(store.port, "127.0.0.1", { maxRetriesPerRequest: null, enableAutoPipelining: true });
  connection.on("error", () => {});
  const apiKey = sandbox.keys.pro;
  const window = redisWindow({ client: connection, apiKey });
  const client = new TechLookup({ apiKey, baseUrl: sandbox.url, pacing: { window, windowMs: 1_000 } });
  const fleet = createFleet({ connection, apiKey });
  return {
    ...{ store, sandbox, folder, connection, client, fleet },
    close: async () => {
      await fleet.close();
      await client.close();
      connection.disconnect();
      await sandbox.close();
      await store.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Made-up domains that the sandbox has a profile of. */
export const namesUpTo = (count: number): string[] => Array.from({ length: count }, (_, at) => `site-${at}.example`);
