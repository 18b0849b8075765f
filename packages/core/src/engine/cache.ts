import type { Decoded } from "../answers/decode-answer.ts";
import { cacheKeys } from "../cache/cache-key.ts";
import type { CacheEvent, CacheSettings } from "../cache/cache-options.ts";
import type { Entry } from "../cache/entry.ts";
import { type Asker, Store } from "../cache/store.ts";
import { cacheable } from "../contract/cacheable.ts";
import { endpoints } from "../contract/endpoints.ts";
import { attempt, read } from "../errors/plain-data.ts";
import { Flight } from "./flight.ts";
import { decodeKept, entryOf, isForbidden } from "./kept-answer.ts";
import type { Progress } from "./progress.ts";
import { stoppedError } from "./stop.ts";

/**
 * Answers a call from what is kept, or makes it, by `run`, for all that ask the same. `undefined`: its answer may not be kept.
 */
export type Cache = (progress: Progress, run: (progress: Progress) => Promise<unknown>) => Promise<unknown> | undefined;

/** Makes all attempts of a call. */
type Run = Parameters<Cache>[1];

/** What a flight brings: what is kept, or what the server gave. */
type Landing =
  | { readonly kept: Entry; readonly text?: undefined }
  | { readonly kept?: undefined; readonly data: unknown; readonly text: string | undefined };

const routes: ReadonlySet<string> = new Set(cacheable.map((name) => endpoints[name].path));

/** On Workers a request that ends takes its own fetches along, and whoever waits for them from another would wait for ever. */
const mayShare = (): boolean => globalThis.navigator?.userAgent !== "Cloudflare-Workers";

const askerOf = ({ settings, spec, remainingMs }: Progress): Asker => ({ ...settings, remainingMs, route: spec.route });

/** Gives a caller what is kept: data of its own, or an error, which it throws. */
const giveKept = (kept: Entry, progress: Progress): unknown => {
  const ageMs = Math.max(0, Math.round(progress.settings.clock.now() - kept.at));
  progress.outcome = { status: kept.status };
  progress.origin = { cached: true, ageMs };
  const decoded = decodeKept(kept, progress) as Decoded;
  if (decoded.ok) return decoded.data;
  const { failure } = decoded;
  const message = `${failure.fields.message} Answered from the cache, ${Math.round(ageMs / 1_000)} s old.`;
  throw stoppedError("not-retryable", { ...failure, fields: { ...failure.fields, message } }, progress);
};

/** Gives a caller what was sent for another: data of its own. */
const giveShared = (text: string, progress: Progress, { outcome, attempts }: Progress): unknown => {
  progress.outcome = outcome;
  progress.origin = { shared: true, attempts };
  return JSON.parse(text);
};

/** The calls of one client whose answers may be kept. */
class Keeper {
  readonly #store: Store;
  readonly #keyOf: ReturnType<typeof cacheKeys>;
  readonly #ttlMs: number;
  readonly #apiKey: string;
  /** Several of one key want it otherwise each: see `Flight.fits`. */
  readonly #flights = new Map<string, readonly Flight<Landing>[]>();

  constructor(settings: CacheSettings, apiKey: string, onError: ((event: CacheEvent) => void) | undefined) {
    this.#store = new Store(settings, onError);
    this.#keyOf = cacheKeys(apiKey);
    this.#ttlMs = settings.ttlMs;
    this.#apiKey = apiKey;
  }

  async answer(progress: Progress, run: Run): Promise<unknown> {
    const { spec, settings } = progress;
    if (read(settings.signal, "aborted")) return run(progress);
    const key = this.#keyOf(spec, settings);
    for (;;) {
      // What is on its way may have been answered before somebody asked for a fresh answer.
      const isAlone = settings.fresh || !mayShare();
      const flight = isAlone ? undefined : this.#flights.get(key)?.find((one) => one.fits(settings));
      if (!flight) return this.#lead(key, progress, run);
      const landing = await flight.board(progress);
      if (landing?.kept) return giveKept(landing.kept, progress);
      if (landing?.text !== undefined) return giveShared(landing.text, progress, flight.first);
      // Data that cannot be copied are the first one's.
      if (landing) return this.#lead(key, progress, run);
    }
  }

  async #lead(key: string, progress: Progress, run: Run): Promise<unknown> {
    const own = progress.settings;
    let written: Promise<void> | undefined;
    const fly = async (): Promise<Landing> => {
      let text: string | undefined;
      try {
        const kept = own.fresh ? undefined : await this.#find(key, progress);
        if (kept) return { kept };
        const data = await run(progress);
        // `JSON.parse` goes deeper.
        text = attempt(() => JSON.stringify(data));
        return { data, text };
      } finally {
        // By the first caller's own signal, as far as it waits for that.
        const isNewest = this.#flights.get(key)?.includes(flight) === true;
        if (isNewest) written = this.#keep(key, progress, text, { ...askerOf(progress), signal: own.signal });
        Promise.resolve(written).then(() => this.#remove(key, flight));
      }
    };
    const flight: Flight<Landing> = new Flight(progress, fly);
    // After a fresh one nobody joins those from before it, nor are they kept in its place.
    const others = own.fresh ? [] : (this.#flights.get(key) ?? []);
    this.#flights.set(key, [...others, flight]);
    try {
      const landing = (await flight.board(progress)) as Landing;
      return landing.kept ? giveKept(landing.kept, progress) : landing.data;
    } finally {
      // The same call again finds what is kept.
      await written;
    }
  }

  async #find(key: string, progress: Progress): Promise<Entry | undefined> {
    const asker = askerOf(progress);
    const kept = await this.#store.read(key, asker);
    if (!kept || decodeKept(kept, progress)) return kept;
    this.#store.tellCorrupt(asker);
    return undefined;
  }

  #remove(key: string, flight: Flight<Landing>): void {
    const others = this.#flights.get(key)?.filter((one) => one !== flight) ?? [];
    if (others.length === 0) this.#flights.delete(key);
    else this.#flights.set(key, others);
  }

  /** Never rejects. */
  async #keep(key: string, progress: Progress, text: string | undefined, asker: Asker): Promise<void> {
    try {
      const entry = text?.includes(this.#apiKey) ? undefined : entryOf(progress, text, this.#ttlMs);
      if (entry) await this.#store.write(key, isForbidden(progress) ? undefined : entry, asker);
    } catch {
      // A clock or a random number of the caller's own: the answer is paid for, and goes to its caller all the same.
    }
  }
}

/**
 * Keeps the answers of one client's calls, and sends once what several ask for at a time.
 *
 * @param onError Told before the caller's own.
 * @example
 * const cache = cacheBy({ storage, ttlMs: 86_400_000 }, "tapi_live_…");
 */
export const cacheBy = (settings: CacheSettings, apiKey: string, onError?: (event: CacheEvent) => void): Cache => {
  const keeper = new Keeper(settings, apiKey, onError);
  return (progress, run) => (routes.has(progress.spec.route) ? keeper.answer(progress, run) : undefined);
};
