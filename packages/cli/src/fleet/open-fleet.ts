import type { Fleet, partFiles } from "@techlookup/bullmq";
import type { Redis } from "ioredis";
import { readApiKey } from "../api-key.ts";
import { openRedis } from "../redis/open-redis.ts";
import type { Session } from "../session.ts";
import { loadFleetLibrary } from "./fleet-library.ts";

/** The option of every command that works on runs with other machines. */
export interface RedisFlags {
  readonly redis: string;
}

/** What these commands work with. */
export interface OpenFleet {
  readonly fleet: Fleet;
  readonly redis: Redis;
  readonly apiKey: string;
  readonly partFiles: typeof partFiles;
  readonly close: () => Promise<void>;
}

/**
 * Opens the runs of the key, in the Redis that all machines share.
 *
 * @param command The command that needs them, as it is typed.
 * @throws UsageError when a package is missing, there is no key, or Redis cannot be reached.
 */
export const openFleet = async (session: Session, command: string, flags: RedisFlags): Promise<OpenFleet> => {
  const { createFleet, partFiles } = await loadFleetLibrary(command);
  const apiKey = await readApiKey(session.globals.apiKeyFile);
  // Commands wait for a Redis that is away, as the library wants it, and share round trips. One that is sent twice counts once.
  const waiting = {
    ...{ enableOfflineQueue: true, autoResendUnfulfilledCommands: true },
    ...{ maxRetriesPerRequest: null, enableAutoPipelining: true },
  };
  const redis = await openRedis(flags.redis, command, waiting);
  try {
    const fleet = createFleet({ connection: redis, apiKey });
    const close = async (): Promise<void> => {
      await fleet.close();
      redis.disconnect();
    };
    return { fleet, redis, apiKey, partFiles, close };
  } catch (thrown) {
    redis.disconnect();
    throw thrown;
  }
};
