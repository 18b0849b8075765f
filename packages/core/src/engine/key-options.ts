import type { CacheOptions } from "../cache/cache-options.ts";
import type { CommonOptions } from "../options/client-options.ts";
import type { PacingOptions } from "../pacing/pacing-options.ts";
import type { RecoveryGate } from "../recovery/recovery-gate.ts";

/**
 * What a client with an API key takes.
 *
 * @example
 * new TechLookup({ apiKey: process.env.MY_KEY, deadlineMs: 60_000 });
 */
export interface ClientOptions extends CommonOptions {
  /** The key, sent as `Authorization: Bearer …`. Keep it out of web pages, repositories and logs. */
  readonly apiKey?: string | undefined;
  /** Where the API is. https, or http on this machine. Default `https://api.technologychecker.io`. */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Keeps answers of lookups, so that nobody pays twice for the same within a day; and lookups that are the same, and on their way at once, are
   * sent once. Default `false`: nothing is kept.
   */
  readonly cache?: false | CacheOptions | undefined;
  /**
   * Sends calls at the speed that the rate limit allows: what would meet a 429 waits until there is room. `false` sends everything at
   * once. Default `{}`: paced, with the whole of the limit that the server tells. A server that tells none is not paced until it answers 429.
   */
  readonly pacing?: false | PacingOptions | undefined;
  /**
   * Lets calls wait while the server is down: one at a time tries it, and the others go once it answers, so that an outage costs neither calls nor load. How
   * long each waits is `patienceMs`. A `RecoveryGate` shares with other clients what they know of the server. Default `true`: one of its own.
   */
  readonly recovery?: boolean | RecoveryGate | undefined;
}
