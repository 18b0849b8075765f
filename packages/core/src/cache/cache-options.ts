import { cacheTimesMs } from "../contract/cacheable.ts";
import {
  type OptionTable,
  readFunction,
  readGroup,
  readNumber,
  readObject,
  type WithDefaults,
} from "../errors/option-table.ts";

/**
 * Where responses are cached: a storage or a driver of `unstorage`, the web's `Storage`, or anything else with these methods, synchronous or with promises.
 * If it throws, rejects, hangs or returns something else, no call fails.
 *
 * @example
 * const entries = new Map<string, string>();
 * const storage: CacheStore = {
 *   getItem: (key) => entries.get(key),
 *   setItem: (key, value) => entries.set(key, value),
 *   removeItem: (key) => entries.delete(key),
 * };
 */
export interface CacheStore {
  /** Returns what is stored under a key: the text, or what JSON parses it to. `null` or `undefined` if there is nothing. */
  getItem(key: string): unknown;
  /** Stores a text. `ttl` is in seconds, for stores that can expire entries; entries also contain their own expiry. */
  setItem(key: string, value: string, options: { readonly ttl: number }): unknown;
  /** Deletes a key. Called if the server forbids caching a response. */
  removeItem?(key: string, options?: never): unknown;
}

/** A problem with the store. The call continued without it. */
export interface CacheEvent {
  /** The operation that failed. */
  readonly operation: "read" | "write";
  /**
   * `failed`: it threw. `slow`: it did not respond within a second, and is not used for the next ten. `corrupt`: what it returned is not an entry of
   * this client, and is ignored.
   */
  readonly problem: "failed" | "slow" | "corrupt";
  /** The store's own message, with secrets masked. */
  readonly reason: string;
  /** The path of the call with its parameters named: `/v1/domain/{domain}`. */
  readonly route: string;
}

/**
 * How responses are cached.
 *
 * @example
 * import { createStorage } from "unstorage";
 *
 * new TechLookup({ cache: { storage: createStorage(), ttlMs: 3_600_000 } });
 */
export interface CacheOptions {
  /** Where responses are stored. */
  readonly storage: CacheStore;
  /**
   * How long a response is cached, in milliseconds: a random tenth more or less, so that entries do not all expire at once. A 404 is cached for an hour at
   * most (our decision), and no other failure is. Default 86,400,000 (a day, as the vendor advises), at most a year.
   */
  readonly ttlMs?: number | undefined;
  /** Called when there is a problem with the store. What it throws is ignored. Default: none. */
  readonly onError?: ((event: CacheEvent) => void) | undefined;
}

/** What the options become. */
export type CacheSettings = WithDefaults<CacheOptions, "ttlMs">;

/** Default and check of each option of the cache. */
export const cacheOptions: OptionTable<CacheSettings> = {
  // What is left out fits nothing, and is refused.
  storage: {
    default: undefined as unknown as CacheStore,
    read: readObject("a storage such as createStorage() of unstorage", "getItem", "setItem"),
  },
  ttlMs: { default: cacheTimesMs.data, read: readNumber({ min: 1, max: 365 * 86_400_000 }) },
  onError: { read: readFunction() },
};

const readObjectOf = readGroup(cacheOptions, "{ storage }");

/**
 * Reads the option `cache`. `undefined`: nothing is cached.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * readCache({ storage: localStorage, ttlMs: 60_000 });
 */
export const readCache = (cache: unknown): CacheSettings | undefined => {
  if (cache === undefined || cache === null || cache === false) return undefined;
  const settings = readObjectOf("cache", cache, undefined);
  return { ...settings, storage: cacheOptions.storage.read("cache.storage", settings.storage, undefined) };
};
