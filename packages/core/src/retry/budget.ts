import { checkNumber, unreadable } from "../errors/configuration.ts";
import { defined } from "../errors/plain-data.ts";
import type { RetryFacts } from "./facts.ts";

/** The settings of a retry budget, in tokens. */
export interface RetryBudgetOptions {
  /** The most that it can hold. Default 100: twenty retries in a row. */
  readonly capacity?: number;
  /**
   * What it holds at the start. Default 15: three retries, enough for all attempts of one call. A full bucket would let every new
   * client add its whole capacity to an outage.
   */
  readonly initial?: number;
  /** The cost of a retry after a temporary failure. Default 5, as in AWS's standard retry mode. While the device is offline, retries are free. */
  readonly transientCost?: number;
  /**
   * The cost of a retry after a 429 that names no wait. Default 5. A retry at the time that the server itself named is free.
   */
  readonly throttleCost?: number;
  /** Returned when a call succeeds after a retry: the cost of its last retry, times this. Default 1. */
  readonly refund?: number;
  /** Gained when the first attempt of a call succeeds. Default 1, as in AWS's standard retry mode. */
  readonly gain?: number;
}

const defaults: Required<RetryBudgetOptions> = {
  capacity: 100,
  initial: 15,
  transientCost: 5,
  throttleCost: 5,
  refund: 1,
  gain: 1,
};

/**
 * A token bucket that keeps retries to a small share of the calls while a server is down. Calls that succeed fill it,
 * retries empty it. Shared by all calls of a client; pass one to several clients to share it among them.
 *
 * The idea is from AWS's standard retry mode; the small initial level and the free retry at a named time are our decision.
 *
 * @example
 * const budget = new RetryBudget({ capacity: 50 });
 * const client = new TechLookup({ retry: { budget } });
 */
export class RetryBudget {
  private readonly options: Required<RetryBudgetOptions>;
  private level: number;

  /** Each option has a default. */
  constructor(options: RetryBudgetOptions = {}) {
    try {
      this.options = { ...defaults, ...defined(options) };
    } catch (thrown) {
      throw unreadable("RetryBudget", thrown);
    }
    for (const name of Object.keys(defaults) as (keyof RetryBudgetOptions)[]) {
      checkNumber(`RetryBudget.${name}`, this.options[name], { min: 0 });
    }
    this.level = Math.min(this.options.initial, this.options.capacity);
  }

  /** Tokens that it holds now. */
  get tokens(): number {
    return this.level;
  }

  /** The most tokens that it can hold. */
  get capacity(): number {
    return this.options.capacity;
  }

  /**
   * The cost of a retry after this failure, in tokens.
   *
   * @example
   * new RetryBudget().costOf({ retry: "transient", done: "no" }); // 5
   */
  costOf(facts: RetryFacts): number {
    try {
      const { offline, retry, retryAfterMs } = facts;
      if (offline || (retry === "throttle" && retryAfterMs)) return 0;
      return retry === "throttle" ? this.options.throttleCost : this.options.transientCost;
    } catch (thrown) {
      throw unreadable("facts", thrown);
    }
  }

  /**
   * Takes the cost of a retry.
   *
   * @example
   * client.retryBudget.take(client.retryBudget.costOf(facts));
   */
  take(cost: number): void {
    checkNumber("cost", cost, { min: 0 });
    this.level = Math.max(0, this.level - cost) || 0;
  }

  /**
   * Records that a call succeeded. `lastCost` is the cost of its last retry, `undefined` if it had none.
   *
   * @example
   * client.retryBudget.succeed(undefined);
   */
  succeed(lastCost: number | undefined): void {
    const { capacity, gain, refund } = this.options;
    if (lastCost !== undefined) checkNumber("lastCost", lastCost, { min: 0 });
    // 0 times Infinity is not a number.
    const gained = (lastCost === undefined ? gain : lastCost * refund) || 0;
    this.level = Math.min(capacity, this.level + gained);
  }
}
