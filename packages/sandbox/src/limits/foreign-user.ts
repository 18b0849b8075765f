/**
 * Somebody else who uses the same key, as a colleague's script does: requests that take room in the window, and that nobody
 * sees but by what is left. One that is turned away is not repeated. Each key has one.
 *
 * @example
 * createSandbox({ foreignUser: { requests: 100, pattern: "random" } });
 */
export interface ForeignUser {
  /** Requests a window, on average. 0: nobody. */
  readonly requests: number;
  /**
   * `even`: one at a time, at equal distances. `random`: as independent users come (Poisson). `burst`: all at once, once a window,
   * as a scheduled job does it. Default `even`.
   */
  readonly pattern?: "even" | "random" | "burst";
  /** What `random` is drawn from: the same seed gives the same times. A whole number. Default 1. */
  readonly seed?: number;
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** No kind of window looks back further than two: what came before a third cannot matter. */
const keptWindows = 3;

/** When a foreign user's requests come. They are played when somebody looks, so that no timer is needed. */
export class ForeignArrivals {
  readonly #user: ForeignUser;
  readonly #windowMs: number;
  readonly #random: () => number;
  readonly #startMs: number;
  /** Since the start: a time of day is too large a number to add a gap of some nanoseconds to. */
  #nextMs: number;

  constructor(user: ForeignUser, windowMs: number, startMs: number) {
    this.#user = user;
    this.#windowMs = windowMs;
    this.#random = randomFrom(user.seed ?? 1);
    this.#startMs = startMs;
    this.#nextMs = this.#gapMs();
  }

  #gapMs(): number {
    const { requests, pattern = "even" } = this.#user;
    if (pattern === "burst") return this.#windowMs;
    const meanMs = this.#windowMs / requests;
    return pattern === "even" ? meanMs : -Math.log(1 - this.#random()) * meanMs;
  }

  /** Calls back for each request until a moment, that included, in order. */
  play(nowMs: number, arrive: (atMs: number) => void): void {
    const { requests, pattern } = this.#user;
    if (requests === 0) return;
    const untilMs = nowMs - this.#startMs;
    const skipped = Math.floor((untilMs - this.#nextMs) / this.#windowMs) - keptWindows;
    if (skipped > 0) this.#nextMs += skipped * this.#windowMs;
    for (; this.#nextMs <= untilMs; this.#nextMs += this.#gapMs()) {
      for (let left = pattern === "burst" ? requests : 1; left > 0; left--) arrive(this.#startMs + this.#nextMs);
    }
  }
}
