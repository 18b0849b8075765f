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
 * The server has become slower for good where answers that were alone have come one after the other, without a failure: more than so many, times the
 * most by the least of them to that power. A queue that fills or drains does not answer as steadily. More than `memory` do, however they differ.
 */
const steadyCount = 3;
const steadyPower = 5;

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
  /** What answers took that were alone, since the last failure. */
  #alone: number[] = [];

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
   * Takes in an answer. `isAlone`: no other request was on its way. `isUsual`: the server is well. Tells how many times as long as before answers are
   * taken to need from now on: 1, but where the server has become slower for good.
   *
   * @example
   * new UsualLatency().add(20, { isAlone: false, isUsual: true });
   */
  add(tookMs: number, { isAlone, isUsual }: { readonly isAlone: boolean; readonly isUsual: boolean }): number {
    const rise = isAlone && this.isSlow(tookMs) ? aloneRise : leastRise;
    this.#leastMs = Math.min(this.#leastMs * rise, tookMs);
    if (isAlone) return this.#learnAlone(tookMs);
    if (!isUsual) return 1;
    const isFirst = this.#meanMs === 0;
    const awayMs = isFirst ? 0 : tookMs - this.#meanMs;
    this.#deviationMs += (Math.abs(awayMs) - this.#deviationMs) / memory;
    this.#meanMs = isFirst ? tookMs : this.#meanMs + awayMs / memory;
    return 1;
  }

  /**
   * Notes that a request failed: what is steady has to be seen anew.
   *
   * @example
   * new UsualLatency().forgetAlone();
   */
  forgetAlone(): void {
    this.#alone = [];
  }

  #learnAlone(tookMs: number): number {
    const alone = this.#alone;
    const count = alone.push(tookMs);
    // A clock may not tell less than a millisecond.
    const leastMs = Math.max(1, Math.min(...alone));
    const mostMs = Math.max(leastMs, ...alone);
    if (count <= Math.min(memory, steadyCount * (mostMs / leastMs) ** steadyPower)) return 1;
    this.#alone = [];
    const rise = leastMs / Math.max(1, this.#leastMs);
    if (rise <= 1) return 1;
    this.#leastMs = leastMs;
    this.#meanMs = alone.reduce((sum, ms) => sum + ms, 0) / count;
    this.#deviationMs = (mostMs - leastMs) / 2;
    return rise;
  }
}
