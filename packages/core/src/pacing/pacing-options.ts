import { check } from "../errors/configuration.ts";
import { type OptionTable, readGroup, readNumber, readObject, type WithDefaults } from "../errors/option-table.ts";
import type { PacingWindow } from "./window.ts";

/**
 * How calls are paced.
 *
 * @example
 * new TechLookup({ pacing: { share: 0.5, maxQueue: 1_000 } });
 */
export interface PacingOptions {
  /** The share of the limit that this client may use, above 0 and up to 1, if other processes use the same key. Default 1. */
  readonly share?: number | undefined;
  /** How many calls may wait. The next one fails at once with a `WaitError` (`NO_SLOT`). Default: no limit. */
  readonly maxQueue?: number | undefined;
  /** The limit of your plan, in requests per window. If the server reports a lower one, the lower one counts. Default: the limit that the server reports. */
  readonly limit?: number | undefined;
  /** The server's window, in milliseconds, for tests against a server with a shorter one. Default 60,000 (documented). */
  readonly windowMs?: number | undefined;
  /** Where requests are counted. Clients of the same key that use the same window share its limit. Default: the client's own window. */
  readonly window?: PacingWindow | undefined;
}

/** What the options become. */
export type PacingSettings = WithDefaults<PacingOptions, "share" | "maxQueue" | "windowMs">;

const readShare = (argument: string, value: unknown): number => {
  check(typeof value === "number" && value > 0 && value <= 1, argument, "be a number above 0, up to 1", value);
  return value;
};

/** Default and check of each option of pacing. */
export const pacingOptions: OptionTable<PacingSettings> = {
  share: { default: 1, read: readShare },
  maxQueue: { default: Infinity, read: readNumber({ min: 0, integer: true }) },
  limit: { read: readNumber({ min: 1, integer: true }) },
  windowMs: { default: 60_000, read: readNumber({ min: 1 }) },
  window: { read: readObject("a PacingWindow", "admit") },
};

const readObjectOf = readGroup(pacingOptions, "{ share: 0.5 }");

/**
 * Reads the option `pacing`. `undefined`: calls are not paced.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * readPacing({ share: 0.5 });
 */
export const readPacing = (pacing: unknown): PacingSettings | undefined =>
  pacing === false ? undefined : readObjectOf("pacing", pacing ?? {}, undefined);
