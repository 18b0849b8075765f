/** What may have been spent, in credits by the documented prices, requests on their way included. */
export interface BudgetState {
  readonly spent: number;
  readonly limit: number;
}

/** The credits that a server's tools may spend. A price is reserved before a request leaves, and given back where it was certainly not charged. */
export interface Budget {
  /**
   * Reserves the price of a request.
   *
   * @param subject What the request is for, as the refusal names it.
   * @throws CreditLimitError (`CREDIT_LIMIT`) when it could exceed the limit; UsageError when the limit cannot be read. Nothing may be sent then.
   */
  reserve(credits: number, subject: string): Promise<void>;
  /** Gives back what was certainly not charged. Never throws: what cannot be given back stays spent. */
  release(credits: number): Promise<void>;
  /** @throws UsageError when it cannot be read. */
  state(): Promise<BudgetState>;
}
