/**
 * What a client may have spent, counted by the prices of its calls: an upper bound, since the vendor does not say which
 * failed calls are charged. A request's price is reserved before it is sent, and released where it was certainly not
 * charged.
 *
 * @example
 * const ledger = new CreditLedger(10);
 * ledger.reserve(1);
 * console.log(ledger.spent); // 1
 */
export class CreditLedger {
  /** What the caller allows; `Infinity` for no limit. */
  readonly limit: number;
  #spent = 0;

  /** An empty one. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** Credits that may have been spent, those of requests on their way included. */
  get spent(): number {
    return this.#spent;
  }

  /**
   * Reserves the price of a request, unless it could exceed the limit.
   *
   * @example
   * if (!new CreditLedger(0).reserve(1)) console.log("over the limit");
   */
  reserve(credits: number): boolean {
    if (this.#spent + credits > this.limit) return false;
    this.#spent += credits;
    return true;
  }

  /**
   * Releases the price of a request that was certainly not charged.
   *
   * @example
   * const ledger = new CreditLedger(10);
   * if (ledger.reserve(1)) ledger.settle(1, { isFree: true });
   */
  settle(credits: number, { isFree }: { readonly isFree?: boolean | undefined }): void {
    if (isFree) this.#spent -= credits;
  }
}
