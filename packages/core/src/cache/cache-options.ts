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
 * Where answers are kept: a storage or a driver of `unstorage`, the web's `Storage`, or anything else with these methods, at once or by promises.
 * What throws, rejects, hangs or gives something else back fails no call.
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
  /** What was kept under a key: the text, or what JSON makes of it. Nothing (`null`, `undefined`) where there is none. */
  getItem(key: string): unknown;
  /** Keeps a text. `ttl` is in seconds, for those that can forget by themselves; entries hold their own end. */
  setItem(key: string, value: string, options: { readonly ttl: number }): unknown;
  /** Forgets a key. Called where the server forbids to keep an answer. */
  removeItem?(key: string, options?: never): unknown;
}

/** What was wrong with the store. The call went on without it. */
export interface CacheEvent {
  /** What the store was asked for. */
  readonly operation: "read" | "write";
  /**
   * `failed`: it threw. `slow`: it gave no answer within a second, and is left alone for ten. `corrupt`: what it gave is no entry of ours, and is
   * not used.
   */
  readonly problem: "failed" | "slow" | "corrupt";
  /** What it said, with secrets masked. */
  readonly reason: string;
  /** The path of the call with its parameters named: `/v1/domain/{domain}`. */
  readonly route: string;
}

/**
 * How answers are kept.
 *
 * @example
 * import { createStorage } from "unstorage";
 *
 * new TechLookup({ cache: { storage: createStorage(), ttlMs: 3_600_000 } });
 */
export interface CacheOptions {
  /** Where. */
  readonly storage: CacheStore;
  /**
   * For how long, in milliseconds: a tenth more or less, by chance, so that what came together does not end together. A 404 is kept for an hour at
   * most, and no other failure. Default 86,400,000 (a day, as the vendor advises), at most a year.
   */
  readonly ttlMs?: number | undefined;
  /** Called when something is wrong with the store. What it throws is swallowed. Default: nobody is told. */
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
 * Reads the option `cache`. `undefined`: nothing is kept.
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
