import type { RateWindow, WindowSettings } from "./rate-window.ts";

/**
 * The approximation of a rolling window that needs two counters: the current window's requests, and the previous one's times
 * the share of it that a rolling window would still reach.
 */
export class TwoBuckets implements RateWindow {
  readonly #settings: WindowSettings;
  #bucket = Number.NEGATIVE_INFINITY;
  #current = 0;
  #previous = 0;

  constructor(settings: WindowSettings) {
    this.#settings = settings;
  }

  /** Turns to the window of a moment, and tells how much of it is over. */
  #turn(nowMs: number): number {
    const { windowMs } = this.#settings;
    const bucket = Math.floor(nowMs / windowMs);
    if (bucket !== this.#bucket) {
      this.#previous = bucket === this.#bucket + 1 ? this.#current : 0;
      this.#current = 0;
      this.#bucket = bucket;
    }
    return nowMs - bucket * windowMs;
  }

  #used(elapsedMs: number): number {
    const { windowMs } = this.#settings;
    return this.#current + Math.floor((this.#previous * (windowMs - elapsedMs)) / windowMs);
  }

  /** How much of a window has to be over until less than `room` is left of the `count` of the one before. */
  #afterMs(room: number, count: number): number {
    const { windowMs } = this.#settings;
    return count < room ? 0 : Math.floor(windowMs - (room * windowMs) / count) + 1;
  }

  enter(nowMs: number): number {
    const isOpen = this.remaining(nowMs) > 0;
    if (isOpen || this.#settings.countsRefused) this.#current += 1;
    return isOpen ? 0 : (this.moreInMs(nowMs) ?? 0);
  }

  remaining(nowMs: number): number {
    return Math.max(0, this.#settings.limit - this.#used(this.#turn(nowMs)));
  }

  moreInMs(nowMs: number): number | undefined {
    const { limit, windowMs } = this.#settings;
    const elapsedMs = this.#turn(nowMs);
    const used = this.#used(elapsedMs);
    if (used === 0) return undefined;
    const level = Math.min(used, limit);
    // What came in this window weighs whole until its end.
    if (this.#current < level) return this.#afterMs(level - this.#current, this.#previous) - elapsedMs;
    return windowMs - elapsedMs + this.#afterMs(level, this.#current);
  }
}
