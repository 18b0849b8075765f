import { type OptionTable, readFunction, readNumber, readObject, type WithDefaults } from "../errors/option-table.ts";
import type { CallOptions } from "./call-options.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Hooks } from "./hooks.ts";

/** The options of every client, however it authenticates. Unknown options do not compile, and are ignored at run time. */
export interface CommonOptions extends Omit<CallOptions, "signal">, Hooks {
  /**
   * The most credits that this client may spend, counted by the prices of its calls. A call that could exceed it is not sent and
   * fails with a `CreditLimitError` (`CREDIT_LIMIT`). A failed call counts as spent unless it is certainly free (a 429, or a
   * request that was not sent), because the vendor does not document what failures cost. Our decision. Default: no limit.
   */
  readonly creditLimit?: number | undefined;
  /** Sends requests. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Gives and measures time, for tests. Default: the platform's clock. */
  readonly clock?: Clock | undefined;
  /** Returns numbers from 0 up to, not including, 1, for jitter; for tests. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What the options that only a client takes become. */
export type ClientSettings = WithDefaults<Omit<CommonOptions, keyof CallOptions>, "creditLimit" | "clock" | "random">;

/** Default and check of each option that only a client takes. */
export const clientOptions: OptionTable<ClientSettings> = {
  creditLimit: { default: Infinity, read: readNumber({ min: 0 }) },
  fetch: { read: readFunction() },
  clock: { default: systemClock, read: readObject("a Clock", "now", "setTimer") },
  random: { default: Math.random, read: readFunction() },
  onAttempt: { read: readFunction() },
  onRetry: { read: readFunction() },
  onResult: { read: readFunction() },
  onGate: { read: readFunction() },
};
