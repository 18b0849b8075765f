import { check, configurationError, maskRefusal, showValue } from "../errors/configuration.ts";
import { maskKeys } from "../errors/redact.ts";
import { checkApiKey } from "../options/api-key.ts";
import type { WhenAway } from "./when-away.ts";

/** A store became unavailable, or is available again. */
export interface StoreWindowEvent {
  /** Whether it is unavailable now. */
  readonly away: boolean;
  /** If it is unavailable: what the client of the store reports. */
  readonly reason?: string | undefined;
}

/** The options of every window in a store. */
export interface StoreWindowOptions {
  /** The key whose requests are counted. The store receives only a hash of it. */
  readonly apiKey: string;
  /** What calls do while the store is unavailable. Default `"wait"`. */
  readonly whenAway?: WhenAway | undefined;
  /** The prefix of the names of the store's keys. Default `"techlookup"`. */
  readonly prefix?: string | undefined;
  /** Called when the store becomes unavailable, and when it is back. What it throws is ignored. */
  readonly onChange?: ((event: StoreWindowEvent) => void) | undefined;
}

const isAway = (value: unknown): boolean => {
  if (value === undefined || value === "wait" || value === "refuse") return true;
  const processes: unknown = (value as { processes?: unknown } | null)?.processes;
  return Number.isInteger(processes) && (processes as number) >= 1;
};

/**
 * Checks what every window in a store takes, before anything is sent. The prefix is the store's own affair.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkStoreOptions({ apiKey: "tapi_live_…" });
 */
export const checkStoreOptions = ({ apiKey, whenAway, onChange }: StoreWindowOptions): void => {
  maskRefusal(maskKeys, () => checkApiKey(apiKey, "is missing: pass the key whose requests are counted"));
  if (!isAway(whenAway)) {
    const wanted = '"wait", "refuse" or { processes }, a whole number from 1';
    throw configurationError("whenAway", `must be ${wanted}, and is ${showValue(whenAway)}`);
  }
  check(onChange === undefined || typeof onChange === "function", "onChange", "be a function", onChange);
};
