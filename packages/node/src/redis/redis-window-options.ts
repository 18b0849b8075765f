import { checkStoreOptions, configurationError, type StoreWindowOptions, showValue } from "@techlookup/core/platform";
import type { RedisClient } from "./redis-client.ts";

/** Where the window is stored, and what happens while the store is unavailable. */
export interface RedisWindowOptions extends StoreWindowOptions {
  /** A connected client of `redis` or `ioredis`. It remains yours: close it when you are done. */
  readonly client: RedisClient;
}

/**
 * Checks the options of a window before anything is sent.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkOptions({ client, apiKey });
 */
export const checkOptions = (options: RedisWindowOptions): void => {
  const { client, prefix } = options ?? {};
  const { evalSha, evalsha } = Object(client) as Record<string, unknown>;
  if (typeof evalSha !== "function" && typeof evalsha !== "function") {
    // Not shown: a text may be an address with a password.
    throw configurationError("client", `must be a client of redis or ioredis, and is of type ${typeof client}`);
  }
  checkStoreOptions(options);
  if (prefix !== undefined && (typeof prefix !== "string" || /[{}]/.test(prefix) || prefix === "")) {
    const reason = "braces choose the slot of a cluster";
    throw configurationError("prefix", `must be a text without { and } (${reason}), and is ${showValue(prefix)}`);
  }
};
