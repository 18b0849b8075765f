import { type OptionTable, readFunction, readNumber, readObject, type WithDefaults } from "../errors/option-table.ts";
import type { CallOptions } from "./call-options.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Hooks } from "./hooks.ts";

/** What every client takes, whatever authenticates it. Options that do not exist do not compile, and are ignored at run time. */
export interface CommonOptions extends Omit<CallOptions, "signal">, Hooks {
  /**
   * The most credits that this client may spend, counted by the prices of its calls. A call that could exceed it is
   * refused before it is sent: `CreditLimitError` (`CREDIT_LIMIT`). A call that fails counts as spent unless it is
   * certainly free (a 429, or a request that never left), since the vendor does not say. Default: no limit.
   */
  readonly creditLimit?: number | undefined;
  /** Sends requests. Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Tells and measures time. Default: the platform's. For tests. */
  readonly clock?: Clock | undefined;
  /** Makes numbers from 0 up to, not including, 1, for jitter. Default `Math.random`. For tests. */
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
