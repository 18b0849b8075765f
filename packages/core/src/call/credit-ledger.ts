/**
 * What a client may have spent, counted by the prices of its calls: an upper bound, since the vendor does not say which
 * failed calls are charged. Only what is certainly free is not counted: a 429, and a request that never left.
 */
export class CreditLedger {
  /** What the caller allows; `Infinity` for no limit. */
  readonly limit: number;
  #spent = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Credits that may have been charged so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Sets the price of a request aside before it is sent. Tells whether the limit allows it. */
  reserve(credits: number): boolean {
    if (this.#spent + credits > this.limit) return false;
    this.#spent += credits;
    return true;
  }

  /** Puts the price of a request back that was certainly not charged. */
  release(credits: number): void {
    this.#spent -= credits;
  }
}
