/** How a server counts: what it says is "rolling", and what it may be. */
export type Counting = "log" | "two-bucket" | "fixed";

/** What a server answers, as far as its limit is concerned. */
export interface Told {
  readonly isRefused: boolean;
  readonly remaining: number;
  readonly retryAfterMs: number;
}

/** A server's own count, in true time. What it refuses it does not count. */
export class Server {
  readonly counting: Counting;
  readonly limit: number;
  readonly windowMs: number;
  /** Requests that were let in and refused, ours and others'. */
  readonly totals: { own: number; ownRefused: number; foreign: number; foreignRefused: number } = {
    ...{ own: 0, ownRefused: 0, foreign: 0, foreignRefused: 0 },
  };
  readonly #log: number[] = [];
  #first = 0;
  #bucket = 0;
  #current = 0;
  #previous = 0;

  constructor(counting: Counting, limit: number, windowMs: number) {
    this.counting = counting;
    this.limit = limit;
    this.windowMs = windowMs;
  }

  #used(nowMs: number): number {
    const { windowMs } = this;
    if (this.counting === "log") {
      while (this.#first < this.#log.length && (this.#log[this.#first] as number) <= nowMs - windowMs) this.#first++;
      return this.#log.length - this.#first;
    }
    const bucket = Math.floor(nowMs / windowMs);
    if (bucket > this.#bucket) {
      this.#previous = bucket === this.#bucket + 1 ? this.#current : 0;
      this.#current = 0;
      this.#bucket = bucket;
    }
    return this.counting === "fixed"
      ? this.#current
      : this.#current + this.#previous * (1 - (nowMs % windowMs) / windowMs);
  }

  /** A request that has come. */
  enter(nowMs: number, isForeign = false): Told {
    const used = this.#used(nowMs);
    const isRefused = used + 1 > this.limit;
    if (!isRefused) {
      this.#log.push(nowMs);
      this.#current++;
    }
    if (isForeign) this.totals[isRefused ? "foreignRefused" : "foreign"]++;
    else this.totals[isRefused ? "ownRefused" : "own"]++;
    const remaining = Math.max(0, Math.floor(this.limit - this.#used(nowMs)));
    const oldest = this.#log[this.#first] ?? nowMs;
    const leftMs = this.counting === "log" ? oldest + this.windowMs - nowMs : 1_000;
    const retryAfterMs = this.counting === "fixed" ? this.windowMs - (nowMs % this.windowMs) : leftMs;
    return { isRefused, remaining, retryAfterMs: Math.ceil(retryAfterMs / 1_000) * 1_000 };
  }
}

/** The headers by which a server tells. */
export const headersOf = (limit: number, remaining: number): { get(name: string): string | null } => ({
  get: (name) => ({ "x-ratelimit-limit": `${limit}`, "x-ratelimit-remaining": `${remaining}` })[name] ?? null,
});
