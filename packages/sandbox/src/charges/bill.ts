import type { Account } from "../account.ts";
import type { RequestRecord } from "../request-record.ts";
import type { ChargeRule } from "./charged-failure.ts";

/** What one request is charged, until its answer has arrived or is lost. */
export class Bill {
  readonly rule: ChargeRule;
  readonly #record: RequestRecord;
  #takeBack: (() => void) | undefined;
  #isOver = false;

  constructor(record: RequestRecord, rule: ChargeRule) {
    this.#record = record;
    this.rule = rule;
  }

  /** Charges an account, and notes it in the request's record; or says that too few credits are left. */
  take(account: Account, nowMs: number, credits: number): boolean {
    if (this.#isOver) return true;
    if (!account.charge(nowMs, credits)) return false;
    this.#record.credits = credits;
    this.#takeBack = () => account.takeBack(nowMs, credits);
    return true;
  }

  /** The caller has left before the answer: takes back what is not charged then, and charges nothing more. */
  lose(): void {
    if (this.rule.lost || this.#isOver) return;
    this.#isOver = true;
    this.#takeBack?.();
    this.#record.credits = 0;
  }
}
