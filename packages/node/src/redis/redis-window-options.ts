import { checkApiKey, configurationError, maskKeys, maskRefusal, showValue } from "@techlookup/core/platform";
import type { RedisClient } from "./redis-client.ts";
import type { WhenAway } from "./when-away.ts";

/** The store went away, or came back. */
export interface RedisWindowEvent {
  /** Whether it is away now. */
  readonly away: boolean;
  /** Of one that is away: what the client of the store says. */
  readonly reason?: string | undefined;
}

/** Where the window is kept, and what happens while it cannot be reached. */
export interface RedisWindowOptions {
  /** A connected client of `redis` or `ioredis`. It stays yours: close it when you are done. */
  readonly client: RedisClient;
  /** The key whose requests are counted. The store gets a hash of it alone. */
  readonly apiKey: string;
  /** What calls do while the store is away. Default `"wait"`. */
  readonly whenAway?: WhenAway | undefined;
  /** What the names of the store's keys begin with. Default `"techlookup"`. */
  readonly prefix?: string | undefined;
  /** Called when the store goes away, and when it is back. What it throws is swallowed. */
  readonly onChange?: ((event: RedisWindowEvent) => void) | undefined;
}

const isAway = (value: unknown): boolean => {
  if (value === undefined || value === "wait" || value === "refuse") return true;
  const processes: unknown = (value as { processes?: unknown } | null)?.processes;
  return Number.isInteger(processes) && (processes as number) >= 1;
};

/**
 * Checks the options of a window before anything is sent.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkOptions({ client, apiKey });
 */
export const checkOptions = (options: RedisWindowOptions): void => {
  const { client, apiKey, whenAway, prefix, onChange } = options ?? {};
  const { evalSha, evalsha } = Object(client) as Record<string, unknown>;
  if (typeof evalSha !== "function" && typeof evalsha !== "function") {
    // Not shown: a text may be an address with a password.
    throw configurationError("client", `must be a client of redis or ioredis, and is of type ${typeof client}`);
  }
  maskRefusal(maskKeys, () => checkApiKey(apiKey, "is missing: pass the key whose requests are counted"));
  if (!isAway(whenAway)) {
    const wanted = '"wait", "refuse" or { processes }, a whole number from 1';
    throw configurationError("whenAway", `must be ${wanted}, and is ${showValue(whenAway)}`);
  }
  if (prefix !== undefined && (typeof prefix !== "string" || /[{}]/.test(prefix) || prefix === "")) {
    const reason = "braces choose the slot of a cluster";
    throw configurationError("prefix", `must be a text without { and } (${reason}), and is ${showValue(prefix)}`);
  }
  if (onChange !== undefined && typeof onChange !== "function") {
    throw configurationError("onChange", `must be a function, and is ${showValue(onChange)}`);
  }
};
