/** How many things happened lately. */
export class Rate {
  readonly #moments: number[] = [];
  readonly #spanMs: number;
  readonly #beganMs: number;

  /** Over a span of time, or since it began where that is less. */
  constructor(spanMs: number, nowMs: number) {
    this.#spanMs = spanMs;
    this.#beganMs = nowMs;
  }

  /** Notes that one happened. */
  add(nowMs: number): void {
    this.#moments.push(nowMs);
    this.#drop(nowMs);
  }

  /** How many in the span. */
  count(nowMs: number): number {
    this.#drop(nowMs);
    return this.#moments.length;
  }

  /** How many a minute. Nothing as long as too little is known. */
  perMinute(nowMs: number): number | undefined {
    const spanMs = Math.min(this.#spanMs, nowMs - this.#beganMs);
    return spanMs < 1_000 ? undefined : (this.count(nowMs) * 60_000) / spanMs;
  }

  #drop(nowMs: number): void {
    let old = 0;
    while (old < this.#moments.length && (this.#moments[old] as number) < nowMs - this.#spanMs) old++;
    if (old) this.#moments.splice(0, old);
  }
}
