import {
  checkStoreOptions,
  configurationError,
  type PacingWindow,
  readNumber,
  StoreWindow,
  type StoreWindowOptions,
  showValue,
} from "@techlookup/core/platform";
import type { DenoKv } from "./deno-kv.ts";
import { kvStep } from "./kv-calendar.ts";

/** Where the window is stored, and what happens while the store is unavailable. */
export interface DenoKvWindowOptions extends StoreWindowOptions {
  /** The store, from `Deno.openKv`. It remains yours: close it when you are done. */
  readonly kv: DenoKv;
  /**
   * How much the clocks of the hosts that share the window may differ, in milliseconds: each place stays taken for that much longer.
   * Default 100, which clocks that are synchronized over the network stay within. Set 0 for processes on one host.
   */
  readonly clockErrorMs?: number | undefined;
}

const readClockError = readNumber({ min: 0, max: 60_000 });

const checkOptions = (options: DenoKvWindowOptions): void => {
  const { kv, prefix, clockErrorMs } = options ?? {};
  const { get, atomic } = Object(kv) as Partial<DenoKv>;
  if (typeof get !== "function" || typeof atomic !== "function") {
    throw configurationError("kv", `must be what Deno.openKv gives, and is of type ${typeof kv}`);
  }
  checkStoreOptions(options);
  if (prefix !== undefined && (typeof prefix !== "string" || prefix === "")) {
    throw configurationError("prefix", `must be a text, and is ${showValue(prefix)}`);
  }
  if (clockErrorMs !== undefined) readClockError("clockErrorMs", clockErrorMs, undefined);
};

/** The store gets a hash of the key. */
const hashOf = async (apiKey: string): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(apiKey)));
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** The form of what is stored: another version of it has a key of its own. */
const form = "window-1";

/**
 * The rate limit's window in Deno KV, shared by every process that uses the key: together they stay within the limit. Needs
 * `--unstable-kv` on Deno 2. The places of a process that dies are free again when their leases end.
 *
 * While the store is unavailable, the window waits for it at most a second, does what `whenAway` says, and returns to it automatically.
 * If so many processes write at once that one loses eight times in a row, its calls wait a moment longer.
 *
 * Deno KV has no clock of its own. Processes begin with their time of day and go on by their monotonic clocks; all follow the one that is
 * ahead. So it is assumed that the times of day of the hosts differ by at most `clockErrorMs` when the window is made; setting a clock
 * later changes nothing. Where they differ by more, by d, places that others have taken are free up to d too early: at most d / 60 s
 * of the limit, until the others have used the window as well.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid
 * @example
 * import { TechLookup } from "@techlookup/deno";
 * import { denoKvWindow } from "@techlookup/deno/kv";
 *
 * const apiKey = Deno.env.get("TECHLOOKUP_API_KEY") ?? "";
 * const kv = await Deno.openKv();
 * const client = new TechLookup({ apiKey, pacing: { window: denoKvWindow({ kv, apiKey }) } });
 */
export const denoKvWindow = (options: DenoKvWindowOptions): PacingWindow => {
  checkOptions(options);
  const { kv, apiKey, whenAway, prefix = "techlookup", onChange, clockErrorMs = 100 } = options;
  const account = hashOf(apiKey);
  const key = async (): Promise<readonly string[]> => [prefix, form, await account];
  return new StoreWindow({ name: "Deno KV", whenAway, onChange, step: kvStep({ kv, key, clockErrorMs }) });
};
