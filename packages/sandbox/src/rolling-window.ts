/** A true rolling window: at any moment, at most `limit` requests in the `windowMs` before it. */
export class RollingWindow {
  readonly limit: number;
  readonly #windowMs: number;
  /** When each request of the window came, the oldest first. */
  #times: number[] = [];

  constructor(limit: number, windowMs: number) {
    this.limit = limit;
    this.#windowMs = windowMs;
  }

  #forget(nowMs: number): void {
    this.#times = this.#times.filter((time) => time > nowMs - this.#windowMs);
  }

  /** Lets a request in, or tells how long the window stays shut. A request that is turned away does not count. */
  enter(nowMs: number): { readonly waitMs: number } {
    this.#forget(nowMs);
    const [oldest] = this.#times;
    if (oldest !== undefined && this.#times.length >= this.limit) return { waitMs: oldest + this.#windowMs - nowMs };
    this.#times.push(nowMs);
    return { waitMs: 0 };
  }

  /** Requests that the window still lets in. */
  remaining(nowMs: number): number {
    this.#forget(nowMs);
    return this.limit - this.#times.length;
  }
}
