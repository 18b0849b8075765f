import { type Decoded, decodeAnswer } from "../answers/decode-answer.ts";
import { cacheKeys } from "../cache/cache-key.ts";
import type { CacheEvent, CacheSettings } from "../cache/cache-options.ts";
import { type Entry, jittered } from "../cache/entry.ts";
import { type Asker, Store } from "../cache/store.ts";
import { cacheable, cacheTimesMs } from "../contract/cacheable.ts";
import { endpoints } from "../contract/endpoints.ts";
import { read } from "../errors/plain-data.ts";
import { Flight } from "./flight.ts";
import type { Progress } from "./progress.ts";
import { labelOf } from "./send-once.ts";
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
  | { readonly kept?: undefined; readonly data: unknown; readonly text: string };

const routes: ReadonlySet<string> = new Set(cacheable.map((name) => endpoints[name].path));

/** On Workers a request that ends takes its own fetches along, and whoever waits for them from another would wait for ever. */
const mayShare = (): boolean => globalThis.navigator?.userAgent !== "Cloudflare-Workers";

const askerOf = ({ settings, spec, remainingMs }: Progress): Asker => ({ ...settings, remainingMs, route: spec.route });

/** Whether the server forbids to keep its latest answer. */
const isForbidden = ({ outcome }: Progress): boolean =>
  /(^|[\s,])no-store($|[\s,;])/i.test(outcome?.headers?.get("cache-control") ?? "");

/** A success, as the text of its data, or a 404 of the API, as it is kept; `undefined` for any other answer. */
const entryOf = ({ outcome, settings }: Progress, text: string | undefined, ttlMs: number): Entry | undefined => {
  const { clock, random } = settings;
  const { status, failure } = outcome ?? {};
  const at = clock.now();
  const until = (lastsMs: number): number => at + jittered(lastsMs, random());
  if (text !== undefined && status === 200) return { v: 1, at, until: until(ttlMs), status, body: text };
  if (status !== 404 || failure?.code !== "NOT_FOUND") return undefined;
  const body = JSON.stringify({ code: failure.code, message: failure.serverMessage });
  return { v: 1, at, until: until(Math.min(ttlMs, cacheTimesMs.missing)), status, body };
};

/** What is kept, read once more by the contract. `undefined` where it does not hold what it says. */
const decode = ({ status, body }: Entry, { spec, settings }: Progress): Decoded | undefined => {
  const text = status === 200 ? `{"success":true,"data":${body}}` : `{"success":false,"error":${body}}`;
  const { redact, maxResponseBytes, clock } = settings;
  const { envelope, data, mayBeEmpty } = spec;
  const context = { request: labelOf(spec), envelope, data, mayBeEmpty, redact, maxResponseBytes, nowMs: clock.now() };
  const decoded = decodeAnswer({ status, text, end: "complete", headers: { get: () => null } }, context);
  return decoded.ok === (status === 200) && (decoded.ok || decoded.failure.code === "NOT_FOUND") ? decoded : undefined;
};

/** Gives a caller what is kept: data of its own, or an error, which it throws. */
const giveKept = (kept: Entry, progress: Progress): unknown => {
  const ageMs = Math.max(0, Math.round(progress.settings.clock.now() - kept.at));
  progress.outcome = { status: kept.status };
  progress.origin = { cached: true, ageMs };
  const decoded = decode(kept, progress) as Decoded;
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
  readonly #flights = new Map<string, Flight<Landing>>();

  constructor(settings: CacheSettings, apiKey: string, onError: ((event: CacheEvent) => void) | undefined) {
    this.#store = new Store(settings, onError);
    this.#keyOf = cacheKeys(apiKey);
    this.#ttlMs = settings.ttlMs;
  }

  async answer(progress: Progress, run: Run): Promise<unknown> {
    const { spec, settings } = progress;
    if (read(settings.signal, "aborted")) return run(progress);
    const key = this.#keyOf(spec, settings);
    for (;;) {
      const flight = this.#flights.get(key);
      // What is on its way may have been answered before somebody asked for a fresh answer.
      if (!flight?.fits(settings) || settings.fresh || !mayShare()) return this.#lead(key, progress, run);
      const landing = await flight.board(progress);
      if (landing?.kept) return giveKept(landing.kept, progress);
      if (landing) return giveShared(landing.text, progress, flight.first);
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
        text = JSON.stringify(data);
        return { data, text };
      } finally {
        // By the first caller's own signal, as far as it waits for that.
        written = this.#keep(key, progress, text, { ...askerOf(progress), signal: own.signal });
        written.then(() => {
          if (this.#flights.get(key) === flight) this.#flights.delete(key);
        });
      }
    };
    const flight: Flight<Landing> = new Flight(progress, fly);
    this.#flights.set(key, flight);
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
    if (!kept || decode(kept, progress)) return kept;
    this.#store.tellCorrupt(asker);
    return undefined;
  }

  async #keep(key: string, progress: Progress, text: string | undefined, asker: Asker): Promise<void> {
    const isForbiddenNow = isForbidden(progress);
    const entry = isForbiddenNow ? undefined : entryOf(progress, text, this.#ttlMs);
    if (entry || isForbiddenNow) await this.#store.write(key, entry, asker);
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
