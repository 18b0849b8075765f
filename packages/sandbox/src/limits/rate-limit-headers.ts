import type { RateWindow } from "./rate-window.ts";

/**
 * Which answers to a known key tell of its window: all, as documented; those with a status of 2xx alone; or none. `Retry-After`
 * comes with every 429 all the same.
 *
 * @example
 * createSandbox({ rateLimitHeaders: "success" });
 */
export type RateLimitHeaders = "all" | "success" | "none";

/**
 * The header fields that tell of a window: the documented `X-RateLimit-Limit` and `X-RateLimit-Remaining`; `RateLimit-Policy` and
 * `RateLimit` of the IETF's draft (draft-ietf-httpapi-ratelimit-headers-10), which the API is not known to send; or both.
 *
 * @example
 * createSandbox({ rateLimitFields: "both" });
 */
export type RateLimitFields = "x-ratelimit" | "ietf" | "both";

/** The fields have whole seconds: who waits that long finds more room. */
export const wholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** The draft's `t` counts until there is more room than now, and is left out where all is free. */
const ietf = (limit: number, windowMs: number, window: RateWindow, nowMs: number): Record<string, string> => {
  const moreInMs = window.moreInMs(nowMs);
  const until = moreInMs === undefined ? "" : `;t=${wholeSeconds(moreInMs)}`;
  return {
    "ratelimit-policy": `"default";q=${limit};w=${wholeSeconds(windowMs)}`,
    ratelimit: `"default";r=${window.remaining(nowMs)}${until}`,
  };
};

/** What an answer tells of a window. */
export const headersOfWindow = (
  fields: RateLimitFields,
  limit: number,
  windowMs: number,
  window: RateWindow,
  nowMs: number,
): Record<string, string> => ({
  ...(fields !== "ietf" && {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(window.remaining(nowMs)),
  }),
  ...(fields !== "x-ratelimit" && ietf(limit, windowMs, window, nowMs)),
});

/** The same, with no room left: what a scripted 429 tells, whatever has been counted. */
export const withoutRoom = (headers: Record<string, string>): Record<string, string> => ({
  ...headers,
  ...("x-ratelimit-remaining" in headers && { "x-ratelimit-remaining": "0" }),
  ...(headers.ratelimit !== undefined && { ratelimit: headers.ratelimit.replace(/;r=\d+/, ";r=0") }),
});
