import { createHash } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import { type PacingWindow, StoreWindow } from "@techlookup/core/platform";
import { calendarScript } from "./calendar-script.ts";
import { scriptOf } from "./redis-client.ts";
import { checkOptions, type RedisWindowOptions } from "./redis-window-options.ts";
import { admissionOf, valuesOf } from "./script-values.ts";

/** The channel of `node:diagnostics_channel` to which every window publishes its events (`RedisWindowEvent`). */
export const windowChannel = "techlookup:window";

/**
 * The rate limit's window in Redis (from 7.0) or Valkey, shared by every process that uses the key: together they stay within the limit.
 * Each step is one script, by the store's clock. The places of a process that dies are free again when their leases end.
 *
 * While the store is unavailable, the window waits for it at most a second, does what `whenAway` says, and returns to it automatically.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid
 * @example
 * import { TechLookup } from "@techlookup/node";
 * import { redisWindow } from "@techlookup/node/redis";
 * import { createClient } from "redis";
 *
 * const apiKey = process.env.TECHLOOKUP_API_KEY ?? "";
 * const store = await createClient().connect();
 * const client = new TechLookup({ apiKey, pacing: { window: redisWindow({ client: store, apiKey }) } });
 */
export const redisWindow = (options: RedisWindowOptions): PacingWindow => {
  checkOptions(options);
  const { client, apiKey, whenAway, prefix = "techlookup", onChange } = options;
  const account = createHash("sha256").update(apiKey).digest("hex").slice(0, 32);
  const keys = ["server", "free", "starts", "leases"].map((name) => `${prefix}:{${account}}:${name}`);
  const run = scriptOf(client, calendarScript);
  return new StoreWindow({
    ...{ name: "Redis", whenAway },
    step: async (request, wasKnown) => admissionOf(await run(keys, valuesOf(request, wasKnown))),
    onChange: (event) => {
      channel(windowChannel).publish(event);
      onChange?.(event);
    },
  });
};
