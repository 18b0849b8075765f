import type { Pasted } from "./pasted.ts";

const live = { method: "POST", path: "/v1/technology-lookup-live", operation: "domains.detectLive" } as const;
const get = { method: "GET", path: "/v1/domain/a.example", operation: "domains.get" } as const;
const final = { retrying: "pointless" } as const;

/** What this project's clients print. */
export const clientTexts: readonly Pasted[] = [
  [
    "TimeoutError: GET /v1/domain/a.example was not answered within 5000 ms (deadlineMs). Try again, or raise that limit.",
    { code: "TIMEOUT", cause: "deadline-passed", limit: "deadline", timeoutMs: 5_000, request: get, ...final },
  ],
  [
    "TimeoutError: GET /v1/domain/a.example was not answered within 5000 ms (attemptTimeoutMs). Try again, or raise that limit.",
    {
      code: "TIMEOUT",
      cause: "attempt-limit",
      limit: "attempt",
      timeoutMs: 5_000,
      request: get,
      retrying: "automatic",
    },
  ],
  [
    "TimeoutError: POST /v1/technology-lookup-live was not answered within 30000 ms (attemptTimeoutMs).",
    { code: "TIMEOUT", cause: "live-detection-limit", timeoutMs: 30_000, request: live, retrying: "worth-retrying" },
  ],
  [
    JSON.stringify({
      ...{ code: "TIMEOUT", stopped: "deadline", limit: "deadline", timeoutMs: 9_000 },
      attempts: [
        { number: 1, durationMs: 4_000, code: "GATEWAY_ERROR", status: 502, waitMs: 900, waitReason: "backoff" },
        { number: 2, durationMs: 4_100, code: "TIMEOUT" },
      ],
    }),
    { code: "TIMEOUT", cause: "deadline-used-up", limit: "deadline", confidence: "exact", ...final },
  ],
  [
    "429 RATE_LIMIT from GET /v1/domain/a.example: Rate limit of 60 requests exceeded. Send fewer requests, or raise maxWaitMs. The server asks to wait 600 s, longer than maxWaitMs allows (120 s).",
    { code: "RATE_LIMIT", cause: "wait-not-allowed", status: 429, retryAfterMs: 600_000, rateLimit: { limit: 60 } },
  ],
  [
    "404 NOT_FOUND from GET /v1/domain/www.a.example: Domain not found. A domain may be too new: try detectLive (5 credits).",
    { code: "NOT_FOUND", cause: "subdomain", status: 404, confidence: "exact", ...final },
  ],
  [
    "404 NOT_FOUND from GET /v1/technology/name/Reakt: Technology not found: Reakt.",
    { code: "NOT_FOUND", cause: "technology-name", status: 404, ...final },
  ],
  [
    "CreditLimitError: POST /v1/technology-lookup-live may cost 5 credits, and 8 of the 10 that creditLimit allows may be spent. Raise creditLimit.",
    {
      code: "CREDIT_LIMIT",
      cause: "live-detection",
      credits: { cost: 5, spent: 8, limit: 10 },
      request: live,
      ...final,
    },
  ],
  [
    "ConfigurationError: apiKey is missing: set TECHLOOKUP_API_KEY or pass { apiKey }. Nothing was sent.",
    { code: "CONFIGURATION_ERROR", cause: "key-missing", parameter: "apiKey", ...final },
  ],
  [
    'ConfigurationError: domain must be a domain name such as "example.com", and is "https://a.example/". Nothing was sent.',
    { code: "CONFIGURATION_ERROR", cause: "url-for-domain", parameter: "domain", ...final },
  ],
  [
    'ConfigurationError: retry.maxAttempts must be a whole number from 1 to Infinity, and is "3". Nothing was sent.',
    { code: "CONFIGURATION_ERROR", cause: "number-as-text", parameter: "retry.maxAttempts", ...final },
  ],
  [
    "WaitError: GET /v1/domain/a.example would wait 42 s for its turn in the rate limit, longer than is left of 10 s (deadlineMs). Nothing was sent: try again later.",
    { code: "NO_SLOT", cause: "more-than-plan", waitMs: 42_000, ...final },
  ],
  [
    "WaitError: GET /v1/usage would wait 60 s for its turn in the rate limit, where 9 calls may wait (pacing.maxQueue).",
    { code: "NO_SLOT", cause: "queue-full", waitMs: 60_000, ...final },
  ],
  [
    "GET /v1/usage was aborted. Your signal ended the call.\n  code: ABORTED, stopped: aborted\n  docs: https://techlookup.github.io/techlookup/errors/aborted\n  attempts: none, nothing was sent",
    { code: "ABORTED", cause: "aborted-before", confidence: "exact", ...final },
  ],
  [
    "504 GATEWAY_ERROR from POST /v1/technology-lookup-live: the body is not JSON (text/html). Not tried again: the request may have been carried out, and charged.",
    { code: "GATEWAY_ERROR", cause: "live-detection-too-slow", status: 504, request: live, retrying: "worth-retrying" },
  ],
  [
    "404 UNEXPECTED_STATUS from GET /v1/usage: the body is not JSON (text/html). Check baseUrl.",
    { code: "UNEXPECTED_STATUS", cause: "other-server", status: 404 },
  ],
  [
    "302 UNEXPECTED_REDIRECT from GET /v1/usage: the redirect to https://tenant.okta.com/x is not followed.",
    { code: "UNEXPECTED_REDIRECT", cause: "gateway-login", status: 302, ...final },
  ],
  [
    "200 RESPONSE_TOO_LARGE from GET /v1/usage: the body is larger than maxResponseBytes, 65536 bytes (application/json).",
    { code: "RESPONSE_TOO_LARGE", cause: "limit-too-low", status: 200, ...final },
  ],
  [
    "200 TRUNCATED_RESPONSE from GET /v1/usage: the body cannot be decoded, content-encoding: gzip (application/json).",
    { code: "TRUNCATED_RESPONSE", cause: "undecodable-body", status: 200, ...final },
  ],
  [
    JSON.stringify({
      ...{
        "@techlookup/error": "ConnectionError",
        code: "NETWORK_ERROR",
        stopped: "attempts-exhausted",
        reason: "tls",
      },
      ...{ message: "GET /v1/usage got no answer", attempts: [{ number: 1 }, { number: 2 }, { number: 3 }] },
      cause: { name: "Error", message: "certificate is not yet valid", code: "CERT_NOT_YET_VALID" },
    }),
    { code: "NETWORK_ERROR", reason: "tls", cause: "wrong-clock", confidence: "exact", retrying: "automatic" },
  ],
  [
    JSON.stringify({
      ...{ "@techlookup/error": "ConnectionError", code: "NETWORK_ERROR", stopped: "not-retryable", reason: "denied" },
      cause: { code: "ERR_ACCESS_DENIED", message: "Access to this API has been restricted. Use --allow-net" },
    }),
    { code: "NETWORK_ERROR", reason: "denied", cause: "node-permission", ...final },
  ],
  [
    "GET /v1/domain/a.example waited 30 s for a server that is down, all of 30 s (patienceMs). It has been down for 45 s: the last request failed with 503 GATEWAY_ERROR. Try again later.",
    { code: "OUTAGE", cause: "server-down", request: get, ...final },
  ],
];
