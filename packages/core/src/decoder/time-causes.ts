import { all, any, type Clues, hasPath, hasStatus, hasStopped, isHtml, isLive, type Rules, says } from "./clues.ts";

const isDeadline = ({ quotes, stopped }: Clues): boolean =>
  quotes.limit === "deadline" || (quotes.limit === undefined && stopped === "deadline");
const isAttempt = ({ quotes }: Clues): boolean => quotes.limit === "attempt";

/** The limit of one attempt of live detection by default, in milliseconds. */
const liveLimitMs = 120_000;
/** That of any other. */
const limitMs = 30_000;

const isBelow =
  (ms: number) =>
  ({ quotes }: Clues): boolean =>
    quotes.timeoutMs !== undefined && quotes.timeoutMs < ms;

/** An attempt that took well over its limit: nobody looked at the clock in time. */
const isLate = ({ attempts, quotes: { timeoutMs, limit } }: Clues): boolean =>
  limit === "attempt" &&
  timeoutMs !== undefined &&
  attempts.some(({ durationMs = 0, code }) => code === "TIMEOUT" && durationMs > timeoutMs * 1.5 + 1_000);

const allTimedOut = ({ attempts }: Clues): boolean =>
  attempts.length > 2 && attempts.every(({ code }) => code === "TIMEOUT");

/** A gateway ended it: shorter durations than ten seconds have other reasons. */
const isLong = ({ attempts }: Clues): boolean => attempts.every(({ durationMs = 60_000 }) => durationMs >= 10_000);

/** What took too long, broke off, or was out of order for a time. */
export const timeCauses: Rules = {
  TIMEOUT: [
    ["busy-process", isLate],
    ["live-detection-limit", all(isLive, isAttempt, isBelow(liveLimitMs))],
    ["deadline-used-up", all(isDeadline, ({ attempts }) => attempts.length > 1)],
    ["deadline-passed", isDeadline],
    ["swallowed-traffic", all(isAttempt, allTimedOut)],
    ["attempt-limit", isAttempt],
  ],
  TRUNCATED_RESPONSE: [
    [
      "undecodable-body",
      says(
        /cannot be decoded, content-encoding|err_content_decoding_failed|z_data_error|incorrect header check|invalid gzip header/i,
      ),
    ],
  ],
  INTERNAL_ERROR: [
    ["before-api", all(hasStatus(500), any(isHtml, says(/\bthe body is empty\b/)))],
    [
      "api-down",
      any(hasStopped("budget-exhausted"), all(hasPath(/^\/v1\/credits$/), hasStopped("attempts-exhausted"))),
    ],
  ],
  GATEWAY_ERROR: [
    ["live-detection-too-slow", all(hasStatus(504, 524), isLive, isLong)],
    ["origin-unreachable", hasStatus(520, 521, 522, 523, 524)],
    [
      "own-gateway",
      says(
        /\b(?:via|server|x-squid-error)["']?\s{0,4}[:=]\s{0,4}["']?[^\n"']{0,40}(?:squid|zscaler|bluecoat|mcafee|proxy|traefik|kong|haproxy)/i,
      ),
    ],
    [
      "own-gateway",
      says(
        /\bgot no answer from https?:\/\/(?:localhost|127\.|10\.|192\.168\.)|\bhost["']?: ["']?(?:localhost|127\.0\.0\.1)|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])[:/]/i,
      ),
    ],
    [
      "maintenance",
      all(
        hasStatus(503),
        says(/\bmaintenance\b|\boverload|\btemporarily (?:unavailable|unable)|\bcapacity\b|retry-after/i),
      ),
    ],
    ["maintenance", all(hasStatus(503), ({ retryAfterMs }) => retryAfterMs !== undefined)],
  ],
  OUTAGE: [
    ["network-lost", says(/\breason["']?: ["']?(?:dns|unreachable)\b/)],
    [
      "attempt-timeout-too-short",
      all(isBelow(limitMs), says(/\bcause\b[\s\S]{0,400}\bTIMEOUT\b|\blast request failed with TIMEOUT\b/)),
    ],
    [
      "server-down",
      says(
        /\bcause\b[\s\S]{0,400}\b(?:GATEWAY_ERROR|NETWORK_ERROR|TIMEOUT|INTERNAL_ERROR)\b|\blast request failed with \d{0,3} ?[A-Z]/,
      ),
    ],
  ],
};
