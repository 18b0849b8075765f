import type { Journal, Ledger } from "@techlookup/node/enrich";
import type { Budget } from "./budget.ts";

/** A journal of a run whose requests are reserved from a budget, each before it is written down and leaves. */
export class BudgetLedger implements Ledger {
  readonly #journal: Journal;
  readonly #budget: Budget;
  /** Credits that stand reserved, by domain. */
  readonly #reserved = new Map<string, number>();
  readonly baseline: Ledger["baseline"];
  /** Why the budget has refused, if it has. */
  refusal: { readonly thrown: unknown } | undefined;

  constructor(journal: Journal, budget: Budget) {
    this.#journal = journal;
    this.#budget = budget;
    this.baseline = journal.baseline;
  }

  recall(domain: string): ReturnType<Ledger["recall"]> {
    return this.#journal.recall(domain);
  }

  async intend(domain: string, credits: number): Promise<void> {
    try {
      await this.#budget.reserve(credits, domain);
    } catch (thrown) {
      this.refusal ??= { thrown };
      throw thrown;
    }
    this.#reserved.set(domain, (this.#reserved.get(domain) ?? 0) + credits);
    await this.#journal.intend(domain, credits);
  }

  async settle(...[domain, lookup]: Parameters<Ledger["settle"]>): Promise<void> {
    const reserved = this.#reserved.get(domain) ?? 0;
    this.#reserved.delete(domain);
    // What is left of an earlier run was reserved there.
    await this.#budget.release(Math.max(0, reserved - lookup.charge.most));
    await this.#journal.settle(domain, lookup);
  }

  async decide(...[domain, charge]: Parameters<NonNullable<Ledger["decide"]>>): Promise<void> {
    // That an account shows no charge is evidence and no proof: a hard limit does not rely on it.
    this.#reserved.delete(domain);
    await this.#journal.decide(domain, charge);
  }

  mark(used: number): Promise<void> {
    return this.#journal.mark(used);
  }
}
