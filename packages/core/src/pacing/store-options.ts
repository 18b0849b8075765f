import { check, configurationError, maskRefusal, showValue } from "../errors/configuration.ts";
import { maskKeys } from "../errors/redact.ts";
import { checkApiKey } from "../options/api-key.ts";
import type { WhenAway } from "./when-away.ts";

/** A store went away, or came back. */
export interface StoreWindowEvent {
  /** Whether it is away now. */
  readonly away: boolean;
  /** Of one that is away: what the client of the store says. */
  readonly reason?: string | undefined;
}

/** What every window in a store takes. */
export interface StoreWindowOptions {
  /** The key whose requests are counted. The store gets a hash of it alone. */
  readonly apiKey: string;
  /** What calls do while the store is away. Default `"wait"`. */
  readonly whenAway?: WhenAway | undefined;
  /** What the names of the store's keys begin with. Default `"techlookup"`. */
  readonly prefix?: string | undefined;
  /** Called when the store goes away, and when it is back. What it throws is swallowed. */
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
