import type { PacingWindow } from "@techlookup/node/redis";
import { redisWindow } from "@techlookup/node/redis";
import { openRedis } from "../redis/open-redis.ts";
import { RedisBudget } from "./redis-budget.ts";

/** How long Redis may take for a step of the budget: on a busy machine a second is not enough. Beyond that, nothing is sent. */
const commandTimeout = 3_000;

/** What servers share in a Redis. */
export interface Shared {
  readonly budget: RedisBudget;
  /** The rate limit of the account, for all of them together. */
  readonly window: PacingWindow;
  close(): void;
}

/**
 * Opens what servers share in a Redis: the budget, and the window of the rate limit.
 *
 * @throws UsageError when Redis cannot be used, or the budget has another limit.
 */
export const openShared = async (address: string, apiKey: string, name: string, limit: number): Promise<Shared> => {
  const redis = await openRedis(address, "techlookup mcp", { commandTimeout });
  try {
    const budget = await RedisBudget.open(redis, apiKey, name, limit);
    // Without Redis the budget refuses in any case: whoever waits for a place need not be told before.
    const window = redisWindow({ client: redis, apiKey, whenAway: "wait" });
    return { budget, window, close: () => redis.disconnect() };
  } catch (thrown) {
    redis.disconnect();
    throw thrown;
  }
};
