import { setTimeout as wait } from "node:timers/promises";
import type { Redis } from "ioredis";
import { exitCodes } from "../exit-codes.ts";
import { loadPeer } from "../load-peer.ts";
import { UsageError } from "../usage-error.ts";
import { noRedisAddress, readRedisAddress, redisFailure, redisLogIn } from "./redis-address.ts";

const connectTimeoutMs = 5_000;

/** Waits longer after each try, up to this, for a Redis that was there and has gone. */
const longestWaitMs = 2_000;

/** Options of `ioredis` that commands differ in. */
export interface RedisConnectionOptions {
  /** The most that a command may take, in milliseconds. Default: no limit. */
  readonly commandTimeout?: number;
  /** Whether commands wait for a connection that is lost, instead of being refused at once. Default `false`. */
  readonly enableOfflineQueue?: boolean;
  /**
   * Whether commands whose answer was lost with the connection are sent again. Default `false`: Redis may have carried them out, and a count would be
   * changed twice.
   */
  readonly autoResendUnfulfilledCommands?: boolean;
  /** How often a command that waits is tried; `null`: without end, as BullMQ wants it. Default 20. */
  readonly maxRetriesPerRequest?: number | null;
  /** Whether commands of one turn of the event loop go out together. Default `false`. */
  readonly enableAutoPipelining?: boolean;
}

/**
 * Opens a connection to the Redis of `--redis`. The password is in the address or in `TECHLOOKUP_REDIS_PASSWORD`, and is never shown.
 * If the connection is lost later, it is opened again, silently; until then, commands are refused at once instead of waiting.
 *
 * @param command The command that needs it, as it is typed, for the hint that installs `ioredis`.
 * @throws UsageError when the address is none, `ioredis` is missing, or Redis cannot be reached (exit code `unreachable`).
 * @example
 * const redis = await openRedis("redis://127.0.0.1:6379", "techlookup mcp");
 */
export const openRedis = async (
  address: string,
  command: string,
  options: RedisConnectionOptions = {},
): Promise<Redis> => {
  const url = readRedisAddress(address);
  if (!url) throw new UsageError(`${noRedisAddress.finding}. ${noRedisAddress.fix}`);
  const { Redis } = await loadPeer("ioredis", command, () => import("ioredis"));
  const host = url.hostname.replace(/^\[|\]$/g, "") || "127.0.0.1";
  let wasReady = false;
  let failure: NodeJS.ErrnoException | undefined;
  const redis = new Redis({
    ...{ host, port: Number(url.port || 6379), db: Number(url.pathname.slice(1) || 0) },
    ...redisLogIn(url),
    ...(url.protocol === "rediss:" && { tls: { servername: host } }),
    ...{ lazyConnect: true, connectTimeout: connectTimeoutMs, enableOfflineQueue: false },
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => (wasReady ? Math.min(longestWaitMs, 50 * 2 ** times) : null),
    ...options,
  });
  // Without a listener each is printed on the console. Whoever sends a command gets its error.
  redis.on("error", (error) => {
    failure = error;
  });
  const silence = new AbortController();
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), silent(silence.signal)]);
    wasReady = true;
    return redis;
  } catch (thrown) {
    redis.disconnect();
    const { finding, fix } = redisFailure(url.host, failure ?? (thrown as Error));
    throw new UsageError(`Redis cannot be used: ${finding}. ${fix}`, exitCodes.unreachable);
  } finally {
    silence.abort();
  }
};

/** A Redis that hangs accepts connections, and says nothing on them. */
const silent = async (signal: AbortSignal): Promise<never> => {
  await wait(connectTimeoutMs, undefined, { signal });
  throw new Error(`no answer within ${connectTimeoutMs / 1_000} seconds`);
};
