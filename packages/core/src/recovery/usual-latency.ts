/** An answer is slow that takes so many times the least, so many milliseconds longer, and so many mean deviations longer than usual (RFC 6298). */
const slowFactor = 2;
const slowMs = 30;
const slowDeviations = 4;
/** What is usual is learnt from the last sixteen answers, roughly. */
const memory = 16;
/** The least rises by so much with each answer, and by so much with one that is slow though it was alone: the server has become slower. */
const leastRise = 1.001;
const aloneRise = 1.05;

/**
 * How long a server's answers take while all is well.
 *
 * @example
 * const latency = new UsualLatency();
 * latency.add(20, { isAlone: false, isUsual: true });
 * latency.isSlow(2_000); // true
 */
export class UsualLatency {
  #leastMs = Infinity;
  #meanMs = 0;
  #deviationMs = 0;

  /**
   * Whether an answer is slow that takes so long. Nothing is, as long as nothing is known.
   *
   * @example
   * new UsualLatency().isSlow(30_000); // false
   */
  isSlow(tookMs: number): boolean {
    const leastMs = this.#leastMs;
    const usualMs = this.#meanMs + slowDeviations * this.#deviationMs;
    return tookMs > Math.max(slowFactor * leastMs, leastMs + slowMs, usualMs);
  }

  /**
   * Takes in an answer. `isAlone`: no other request was on its way. `isUsual`: the server is well.
   *
   * @example
   * new UsualLatency().add(20, { isAlone: false, isUsual: true });
   */
  add(tookMs: number, { isAlone, isUsual }: { readonly isAlone: boolean; readonly isUsual: boolean }): void {
    const rise = isAlone && this.isSlow(tookMs) ? aloneRise : leastRise;
    this.#leastMs = Math.min(this.#leastMs * rise, tookMs);
    if (!isUsual) return;
    const isFirst = this.#meanMs === 0;
    const awayMs = isFirst ? 0 : tookMs - this.#meanMs;
    this.#deviationMs += (Math.abs(awayMs) - this.#deviationMs) / memory;
    this.#meanMs = isFirst ? tookMs : this.#meanMs + awayMs / memory;
  }
}
