import { CreditLedger } from "@techlookup/core/platform";
import type { Budget, BudgetState } from "./budget.ts";
import { limitReached } from "./refusals.ts";

/** A limit for this process alone. */
export class ProcessBudget implements Budget {
  readonly #ledger: CreditLedger;

  constructor(limit: number) {
    this.#ledger = new CreditLedger(limit);
  }

  async reserve(credits: number, subject: string): Promise<void> {
    if (!this.#ledger.reserve(credits)) throw limitReached(subject, credits, this.#ledger);
  }

  async release(credits: number): Promise<void> {
    this.#ledger.settle(credits, { isFree: true });
  }

  async state(): Promise<BudgetState> {
    const { spent, limit } = this.#ledger;
    return { spent, limit };
  }
}
