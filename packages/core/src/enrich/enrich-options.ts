import { check } from "../errors/configuration.ts";
import {
  defaultsOf,
  type OptionTable,
  readNumber,
  readObject,
  readOptions,
  readWord,
  type WithDefaults,
} from "../errors/option-table.ts";
import { callOptions } from "../options/call-options.ts";
import { type Clock, systemClock } from "../options/clock.ts";
import type { Ledger } from "./ledger.ts";
import { stepsOf } from "./operations.ts";
import type { Operation } from "./record.ts";

/** What `enrich` takes. */
export interface EnrichOptions<Op extends Operation = Operation> {
  /** What is looked up for each domain. Default `technologies`. */
  readonly operation?: Op | undefined;
  /** With `technologies`: whether the website is looked at (5 credits) where nothing is stored. Needs a `creditLimit`. Default `false`. */
  readonly live?: boolean | undefined;
  /**
   * The most credits that the run may spend, by the documented prices. A request that could exceed it is not sent, and ends the run with a
   * `CreditLimitError` (`CREDIT_LIMIT`). Default: no limit, except where the website is looked at, which needs one.
   */
  readonly creditLimit?: number | undefined;
  /** Lookups at a time. The rate limit is kept in any case. Default 50. */
  readonly concurrency?: number | undefined;
  /** Records come as their lookups end, or as the list has them. Default `finished`. */
  readonly order?: "finished" | "input" | undefined;
  /** In the order of the list: how many entries a slow one may hold up. Then none begins until it has ended. Default 1,000. */
  readonly window?: number | undefined;
  /**
   * Whether a lookup is made again that may have been charged and whose answer was lost, where nobody can tell whether it was. Default: `true`
   * for calls of 1 credit, `false` for live detection. Each is listed in the report.
   */
  readonly repeatAmbiguous?: boolean | undefined;
  /**
   * Ends the run: what has not been sent is left, what has been sent is waited for. The iterator ends with an `AbortError` (`ABORTED`).
   */
  readonly signal?: AbortSignal | undefined;
  /** Where the run writes down what it pays for, so that another goes on after it: a journal on disk, say. Default: nowhere. */
  readonly ledger?: Ledger | undefined;
  /**
   * Whether records are handed on again that an earlier run has handed on, by its ledger. `false`: they are left out, and `report.leftOut` counts them. What is
   * ambiguous or skipped comes in each run. Default `true`.
   */
  readonly replay?: boolean | undefined;
  /** Measures time. Default: the platform's. For tests. */
  readonly clock?: Clock | undefined;
}

/** What they become. */
export type EnrichSettings = WithDefaults<
  EnrichOptions,
  "operation" | "live" | "creditLimit" | "concurrency" | "order" | "window" | "replay" | "clock"
>;

/** Default and check of each. */
const enrichOptions: OptionTable<EnrichSettings> = {
  operation: { default: "technologies", read: readWord("technologies", "company", "live") },
  live: { default: false, read: readWord(false, true) },
  creditLimit: { default: Infinity, unit: "credits", read: readNumber({ min: 0 }) },
  concurrency: { default: 50, read: readNumber({ min: 1, integer: true }) },
  order: { default: "finished", read: readWord("finished", "input") },
  window: { default: 1_000, read: readNumber({ min: 1, integer: true }) },
  repeatAmbiguous: { read: readWord(true, false) },
  replay: { default: true, read: readWord(true, false) },
  ledger: { read: readObject("a Ledger", "recall", "intend", "settle", "mark") },
  signal: { read: callOptions.signal.read },
  clock: { default: systemClock, read: readObject("a Clock", "now", "setTimer") },
};

/**
 * The settings of a run, complete and checked.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is wrong.
 */
export const enrichSettings = (options: EnrichOptions): EnrichSettings => {
  const settings = readOptions(enrichOptions, defaultsOf(enrichOptions), options);
  const { operation, live, creditLimit } = settings;
  check(!live || operation === "technologies", "live", 'be false, unless operation is "technologies"', live);
  const isLive = stepsOf(operation, live).some(({ kind }) => kind === "detected-live");
  const wanted = "be given where websites are looked at, which costs 5 credits each";
  check(!isLive || creditLimit < Infinity, "creditLimit", wanted, options.creditLimit);
  return settings;
};
