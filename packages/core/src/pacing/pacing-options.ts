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
  /** The part of the limit that this client may use, above 0 up to 1, where others use the same key. Default 1. */
  readonly share?: number | undefined;
  /** How many calls may wait. One more is refused at once: `WaitError` (`NO_SLOT`). Default: as many as like. */
  readonly maxQueue?: number | undefined;
  /** The limit of the plan, in requests a window, where the server does not tell it. What it tells counts where it is less. Default: as it tells. */
  readonly limit?: number | undefined;
  /** The server's window, in milliseconds. Default 60,000, as the vendor documents it. For tests against a server with a shorter one. */
  readonly windowMs?: number | undefined;
  /** Where requests are counted. Pass one window to several clients of a key, and they share its limit. Default: one of the client's own. */
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
