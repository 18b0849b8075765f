import type { ChargedFailure } from "./charges/charged-failure.ts";
import type { ForeignUser } from "./limits/foreign-user.ts";
import type { RateLimitFields, RateLimitHeaders } from "./limits/rate-limit-headers.ts";
import type { WindowKind } from "./limits/rate-window.ts";
import type { PlanName } from "./plans.ts";

/**
 * How the server behaves if the vendor does not document it, or if a test needs something else. Can be changed while it runs.
 *
 * @example
 * sandbox.change({ window: "two-bucket", charges: ["404", "lost"] });
 */
export interface SandboxSettings {
  /** Length of the rate limit's window, in milliseconds. Default 60,000, as documented. */
  readonly windowMs?: number;
  /** How requests are counted. Default `log`: the vendor documents a rolling window, but not how it counts. */
  readonly window?: WindowKind;
  /** Whether a request that gets a 429 counts in the window. Default `false`. */
  readonly countsRefused?: boolean;
  /** Requests per window, by plan. Default: the documented 60, 300 and 1,000. */
  readonly requests?: Readonly<Partial<Record<PlanName, number>>>;
  /** Credits per month, by plan. Default: the observed 100, 10,000 and 50,000. */
  readonly credits?: Readonly<Partial<Record<PlanName, number>>>;
  /** Which responses carry the rate limit's headers. Default `all`, as documented. */
  readonly rateLimitHeaders?: RateLimitHeaders;
  /** Which headers those are. Default `x-ratelimit`, as documented. */
  readonly rateLimitFields?: RateLimitFields;
  /** Another user of the same key. Default: none. */
  readonly foreignUser?: ForeignUser;
  /** How long live detection takes, in milliseconds. Default 0. */
  readonly liveDelayMs?: number;
  /**
   * Which calls are charged in addition to those whose success arrives. Default `["lost"]`: a call that was carried out is charged,
   * whether or not its response arrives; a failed call is not. Our decision.
   */
  readonly charges?: readonly ChargedFailure[];
  /** How far `/v1/credits` and `/v1/usage` lag behind the charges, in milliseconds. Default 0. */
  readonly creditsLagMs?: number;
}

/** What holds where nothing was said. */
const defaults: Required<SandboxSettings> = {
  windowMs: 60_000,
  window: "log",
  countsRefused: false,
  requests: {},
  credits: {},
  rateLimitHeaders: "all",
  rateLimitFields: "x-ratelimit",
  foreignUser: { requests: 0 },
  liveDelayMs: 0,
  charges: ["lost"],
  creditsLagMs: 0,
};

/** The names of all settings. */
export const settingNames: readonly (keyof SandboxSettings)[] = Object.keys(defaults) as (keyof SandboxSettings)[];

/** Settings that windows are made from: when one changes, they begin anew. */
const ofWindows: readonly (keyof SandboxSettings)[] = [
  "windowMs",
  "window",
  "countsRefused",
  "requests",
  "foreignUser",
];

/** Whether windows begin anew. */
export const changesWindows = (given: SandboxSettings): boolean => ofWindows.some((name) => given[name] !== undefined);

/** Settings with some of them changed. Plans that are not named keep their numbers. */
export const settingsWith = (
  given: SandboxSettings,
  before: Required<SandboxSettings> = defaults,
): Required<SandboxSettings> => {
  const said = Object.fromEntries(
    settingNames.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
  const requests = { ...before.requests, ...given.requests };
  const credits = { ...before.credits, ...given.credits };
  return { ...before, ...said, requests, credits };
};
