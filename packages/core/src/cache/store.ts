import { attempt, readText } from "../errors/plain-data.ts";
import type { Redactor } from "../errors/redact.ts";
import { type Clock, elapsedMs, setAlarm } from "../options/clock.ts";
import type { CacheEvent, CacheSettings } from "./cache-options.ts";
import { type Entry, readEntry } from "./entry.ts";

/** How long a store may take. */
const boundMs = 1_000;
/** How long one that took longer is left alone. */
const restMs = 10_000;

/** For whom the store is asked. */
export interface Asker {
  /** The client's clock. */
  readonly clock: Clock;
  /** Ends the wait for the store; not what the store does. */
  readonly signal?: AbortSignal | undefined;
  /** What is left of the call's time, in milliseconds. */
  readonly remainingMs: number;
  /** Masks what must not be shown. */
  readonly redact: Redactor;
  /** For events. */
  readonly route: string;
}

/** A caller's storage, of which nothing is expected: it is waited for a second at most, and told of where it fails. */
export class Store {
  readonly #settings: CacheSettings;
  readonly #tell: readonly (((event: CacheEvent) => void) | undefined)[];
  #restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(settings: CacheSettings, onError: ((event: CacheEvent) => void) | undefined) {
    this.#settings = settings;
    this.#tell = [onError, settings.onError];
  }

  /** An entry that may be used. Never rejects. */
  async read(key: string, asker: Asker): Promise<Entry | undefined> {
    const { storage, ttlMs } = this.#settings;
    const stored = await this.#ask("read", asker, () => storage.getItem(key));
    const entry = readEntry(stored, ttlMs, asker.clock.now());
    if (entry !== "corrupt") return entry;
    this.tellCorrupt(asker);
    return undefined;
  }

  /** Tells of what is no entry of ours. */
  tellCorrupt({ route }: Asker): void {
    this.#notify({ operation: "read", problem: "corrupt", reason: "no entry of this client", route });
  }

  /** Keeps an entry; nothing: forgets what is there. Never rejects. */
  async write(key: string, entry: Entry | undefined, asker: Asker): Promise<void> {
    const { storage } = this.#settings;
    await this.#ask("write", asker, () =>
      entry
        ? storage.setItem(key, JSON.stringify(entry), { ttl: Math.ceil((entry.until - entry.at) / 1_000) })
        : storage.removeItem?.(key),
    );
  }

  async #ask(operation: CacheEvent["operation"], asker: Asker, act: () => unknown): Promise<unknown> {
    const { clock, signal, remainingMs, redact, route } = asker;
    if (elapsedMs(clock) < this.#restsUntilMs) return undefined;
    let isLate = false;
    try {
      return await new Promise((resolve, reject) => {
        const end = setAlarm({ afterMs: Math.min(boundMs, remainingMs), signal, clock }, () => {
          isLate = !signal?.aborted && remainingMs >= boundMs;
          // The caller's time is over before the store's: nobody is to blame.
          if (!isLate) resolve(undefined);
          reject(new Error(`no answer within ${boundMs} ms`));
        });
        // It may throw at once.
        const given = (async () => act())();
        given.finally(end).then(resolve, reject);
      });
    } catch (thrown) {
      if (isLate) this.#restsUntilMs = elapsedMs(clock) + restMs;
      const reason = redact(readText(thrown, "message") ?? attempt(() => String(thrown)) ?? "");
      this.#notify({ operation, problem: isLate ? "slow" : "failed", reason, route });
      return undefined;
    }
  }

  #notify(event: CacheEvent): void {
    for (const tell of this.#tell) {
      try {
        const returned = tell?.(Object.freeze(event)) as unknown as PromiseLike<unknown> | undefined;
        returned?.then?.(undefined, () => {});
      } catch {
        // The caller's own.
      }
    }
  }
}
