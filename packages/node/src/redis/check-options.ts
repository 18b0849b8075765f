import { checkApiKey, configurationError, maskKeys, maskRefusal, showValue } from "@techlookup/core/platform";
import type { RedisWindowOptions } from "./redis-window.ts";

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
    throw configurationError("client", `must be a client of redis or ioredis, and is ${showValue(client)}`);
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
