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

/** The options of `enrich`. */
export interface EnrichOptions<Op extends Operation = Operation> {
  /** What to look up for each domain. Default `technologies`. */
  readonly operation?: Op | undefined;
  /** With `technologies`: whether to use live detection (5 credits) for a domain without a stored profile. Requires a `creditLimit`. Default `false`. */
  readonly live?: boolean | undefined;
  /**
   * The most credits that the run may spend, by the known prices. A request that could exceed it is not sent, and the run ends with a
   * `CreditLimitError` (`CREDIT_LIMIT`). Default: no limit; live detection requires one.
   */
  readonly creditLimit?: number | undefined;
  /** Lookups at a time. The run stays within the rate limit in any case. Default 50. */
  readonly concurrency?: number | undefined;
  /** The order of the records: as their lookups finish, or as in the list. Default `finished`. */
  readonly order?: "finished" | "input" | undefined;
  /** In the order of the list: how many entries a slow one may hold up. Beyond that, no lookup begins until the slow one has ended. Default 1,000. */
  readonly window?: number | undefined;
  /**
   * Whether to repeat a lookup that may have been charged and whose response was lost: `true` repeats it even if the account shows that it was charged, `false` only if the
   * account shows that it was not. Default: also if the account does not show it, for calls of 1 credit, but not for live detection. The report lists each of them.
   */
  readonly repeatAmbiguous?: boolean | undefined;
  /**
   * Ends the run: it sends nothing more, and waits for what it has sent. The iterator ends with an `AbortError` (`ABORTED`).
   */
  readonly signal?: AbortSignal | undefined;
  /** Where the run records what it pays for, so that another run can resume it: for example, a journal on disk. Default: nowhere. */
  readonly ledger?: Ledger | undefined;
  /**
   * Whether the run returns records again that an earlier run has returned, by its ledger. `false`: they are left out, and `report.leftOut` counts them. Ambiguous
   * and skipped records are returned in each run. Default `true`.
   */
  readonly replay?: boolean | undefined;
  /** Measures time, for tests. Default: the platform's clock. */
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
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is invalid.
 * @example
 * const { operation, concurrency } = enrichSettings({ operation: "company" });
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
