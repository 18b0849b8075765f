import type { CacheOptions } from "../cache/cache-options.ts";
import type { CommonOptions } from "../options/client-options.ts";
import type { PacingOptions } from "../pacing/pacing-options.ts";
import type { RecoveryGate } from "../recovery/recovery-gate.ts";

/**
 * The options of a client with an API key.
 *
 * @example
 * new TechLookup({ apiKey: process.env.MY_KEY, deadlineMs: 60_000 });
 */
export interface ClientOptions extends CommonOptions {
  /** Your API key, sent as `Authorization: Bearer …`. Do not put it into web pages, repositories or logs. */
  readonly apiKey?: string | undefined;
  /** The address of the API: https, or http on this machine. Default `https://api.technologychecker.io`. */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Caches the responses of lookups, so that you do not pay twice for the same lookup within a day. Identical lookups that run at the same time are
   * sent once. Default `false`: nothing is cached.
   */
  readonly cache?: false | CacheOptions | undefined;
  /**
   * Sends calls at the speed that the rate limit allows: a call that would get a 429 waits until there is room. `false` sends every call at
   * once. Default `{}`: paced, with the whole limit that the server reports. If the server reports none, calls are not paced until it sends a 429.
   */
  readonly pacing?: false | PacingOptions | undefined;
  /**
   * Makes calls wait while the server is down: one call at a time tries it, and the others go once it responds, so an outage costs few calls and adds little load.
   * `patienceMs` limits each call's wait. Pass a `RecoveryGate` to share the state of the server with other clients. Default `true`: the client's own gate.
   */
  readonly recovery?: boolean | RecoveryGate | undefined;
}
