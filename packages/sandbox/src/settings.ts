import type { ChargedFailure } from "./charges/charged-failure.ts";
import type { ForeignUser } from "./limits/foreign-user.ts";
import type { RateLimitFields, RateLimitHeaders } from "./limits/rate-limit-headers.ts";
import type { WindowKind } from "./limits/rate-window.ts";
import type { PlanName } from "./plans.ts";

/**
 * How the server behaves, where the vendor does not say it, or where a test wants it otherwise. Can be changed while it runs.
 *
 * @example
 * sandbox.change({ window: "two-bucket", charges: ["404", "lost"] });
 */
export interface SandboxSettings {
  /** Length of the rate limit's window, in milliseconds. Default 60,000, as documented. */
  readonly windowMs?: number;
  /** How requests are counted. Default `log`: the vendor says "rolling", and not how. */
  readonly window?: WindowKind;
  /** Whether a request that is answered with a 429 counts in the window. Default `false`. */
  readonly countsRefused?: boolean;
  /** Requests a window by plan, where they are to differ from the documented 60, 300 and 1,000. */
  readonly requests?: Readonly<Partial<Record<PlanName, number>>>;
  /** Credits a month by plan, where they are to differ from the observed 100, 10,000 and 50,000. */
  readonly credits?: Readonly<Partial<Record<PlanName, number>>>;
  /** Which answers tell of the window. Default `all`, as documented. */
  readonly rateLimitHeaders?: RateLimitHeaders;
  /** By which fields they tell of it. Default `x-ratelimit`, as documented. */
  readonly rateLimitFields?: RateLimitFields;
  /** Somebody else on the same key. Default nobody. */
  readonly foreignUser?: ForeignUser;
  /** How long live detection takes, in milliseconds. Default 0. */
  readonly liveDelayMs?: number;
  /**
   * Which calls are charged beside those that succeed and arrive. Default `["lost"]`: a call that was carried out is charged,
   * whether or not its answer arrives; one that fails is not.
   */
  readonly charges?: readonly ChargedFailure[];
  /** How far `/v1/credits` and `/v1/usage` lag behind what has been charged, in milliseconds. Default 0. */
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
