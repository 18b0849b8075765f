import type { RateWindow, WindowSettings } from "./rate-window.ts";

/** A true rolling window: at any moment, at most `limit` requests in the `windowMs` before it. */
export class RollingLog implements RateWindow {
  readonly #settings: WindowSettings;
  /** When each request of the window came, the oldest first. */
  readonly #times: number[] = [];

  constructor(settings: WindowSettings) {
    this.#settings = settings;
  }

  #forget(nowMs: number): void {
    const kept = this.#times.findIndex((time) => time > nowMs - this.#settings.windowMs);
    this.#times.splice(0, kept < 0 ? this.#times.length : kept);
  }

  enter(nowMs: number): number {
    const isOpen = this.remaining(nowMs) > 0;
    if (isOpen || this.#settings.countsRefused) this.#times.push(nowMs);
    return isOpen ? 0 : (this.moreInMs(nowMs) ?? 0);
  }

  remaining(nowMs: number): number {
    this.#forget(nowMs);
    return Math.max(0, this.#settings.limit - this.#times.length);
  }

  moreInMs(nowMs: number): number | undefined {
    this.#forget(nowMs);
    const { limit, windowMs } = this.#settings;
    // Where refused ones count, more than the limit may be in it: as many have to leave first.
    const next = this.#times[Math.max(0, this.#times.length - limit)];
    return next === undefined ? undefined : next + windowMs - nowMs;
  }
}
