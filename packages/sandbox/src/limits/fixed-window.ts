import type { RateWindow, WindowSettings } from "./rate-window.ts";

/** Counts anew at every multiple of the window's length, so that twice the limit may come within a moment around it. */
export class FixedWindow implements RateWindow {
  readonly #settings: WindowSettings;
  #startMs = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(settings: WindowSettings) {
    this.#settings = settings;
  }

  #turn(nowMs: number): void {
    const { windowMs } = this.#settings;
    const startMs = Math.floor(nowMs / windowMs) * windowMs;
    if (startMs !== this.#startMs) this.#count = 0;
    this.#startMs = startMs;
  }

  enter(nowMs: number): number {
    const isOpen = this.remaining(nowMs) > 0;
    if (isOpen || this.#settings.countsRefused) this.#count += 1;
    return isOpen ? 0 : (this.moreInMs(nowMs) ?? 0);
  }

  remaining(nowMs: number): number {
    this.#turn(nowMs);
    return Math.max(0, this.#settings.limit - this.#count);
  }

  moreInMs(nowMs: number): number | undefined {
    this.#turn(nowMs);
    return this.#count === 0 ? undefined : this.#startMs + this.#settings.windowMs - nowMs;
  }
}
