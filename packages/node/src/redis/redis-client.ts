import { createHash } from "node:crypto";

/** The methods of a client of `ioredis`, single or of a cluster, that this package uses. */
export interface IoRedisClient {
  /** `EVALSHA`. */
  evalsha(sha: string, keyCount: number, ...rest: string[]): Promise<unknown>;
  /** `EVAL`. */
  eval(script: string, keyCount: number, ...rest: string[]): Promise<unknown>;
}

/** The methods of a client of `redis` (node-redis), single or of a cluster, that this package uses. */
export interface NodeRedisClient {
  /** `EVALSHA`. */
  evalSha(sha: string, given: { keys: string[]; arguments: string[] }): Promise<unknown>;
  /** `EVAL`. */
  eval(script: string, given: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** A connected client of `ioredis` or `redis`, for Redis from 7.0 or Valkey. */
export type RedisClient = IoRedisClient | NodeRedisClient;

/** Runs one script in the store. */
export type RunScript = (keys: string[], values: string[]) => Promise<unknown>;

/** The store forgets scripts when it restarts. */
const isForgotten = (thrown: unknown): boolean => /^NOSCRIPT\b/.test(String((thrown as Error | undefined)?.message));

/**
 * A script of the store, sent by its name where the store knows it.
 *
 * @example
 * const run = scriptOf(client, "return ARGV[1]");
 */
export const scriptOf = (client: RedisClient, script: string): RunScript => {
  const sha = createHash("sha1").update(script).digest("hex");
  const [named, whole]: [RunScript, RunScript] =
    "evalSha" in client
      ? [
          (keys, values) => client.evalSha(sha, { keys, arguments: values }),
          (keys, values) => client.eval(script, { keys, arguments: values }),
        ]
      : [
          (keys, values) => client.evalsha(sha, keys.length, ...keys, ...values),
          (keys, values) => client.eval(script, keys.length, ...keys, ...values),
        ];
  return async (keys, values) => {
    try {
      return await named(keys, values);
    } catch (thrown) {
      if (!isForgotten(thrown)) throw thrown;
      return whole(keys, values);
    }
  };
};
