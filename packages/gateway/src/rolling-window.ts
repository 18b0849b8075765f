/** The window of the API's own limit (documented), so that a caller's share of it can be counted. */
const windowMs = 60_000;

/** When one caller's requests of the last 60 seconds came, the oldest first. */
export class RollingWindow {
  readonly #times: number[] = [];

  #forget(nowMs: number): void {
    while ((this.#times[0] ?? Number.POSITIVE_INFINITY) <= nowMs - windowMs) this.#times.shift();
  }

  /**
   * Lets a request in, or tells how long the window stays shut, in milliseconds. What is turned away does not count, so
   * that whoever waits as told gets in.
   */
  enter(nowMs: number, limit: number): { readonly waitMs: number } {
    if (limit === Number.POSITIVE_INFINITY) return { waitMs: 0 };
    this.#forget(nowMs);
    const [oldest] = this.#times;
    if (oldest !== undefined && this.#times.length >= limit) return { waitMs: oldest + windowMs - nowMs };
    this.#times.push(nowMs);
    return { waitMs: 0 };
  }

  /** Whether it holds nothing that counts any more. */
  isIdle(nowMs: number): boolean {
    this.#forget(nowMs);
    return this.#times.length === 0;
  }
}
