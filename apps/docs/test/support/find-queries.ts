import type { KnownCode } from "@techlookup/core";

/** What somebody types, and the first page that they must find. */
export type Expected = readonly [query: string, page: string];

const to = (page: string, queries: readonly string[]): Expected[] => queries.map((query) => [query, page]);

const error = (code: KnownCode, ...queries: string[]): Expected[] =>
  to(`/errors/${code.toLowerCase().replaceAll("_", "-")}`, queries);

/** Misspelt codes, and codes as people say them. */
const misspelt: readonly Expected[] = [
  ...error("RATE_LIMIT", "RATE_LIMTI", "ratelimit", "rate-limit", "Rate limits", "RATE_LIMITED", "ratelmit"),
  ...error("FORBIDDEN", "FORBIDEN", "forbiddn", "Error: Forbidden"),
  ...error("UNAUTHORIZED", "unauthorised", "UNAUTHORIZD", "Unauthorized"),
  ...error("NOT_FOUND", "NOTFOUND", "not fuond", "not-found"),
  ...error("VALIDATION_ERROR", "VALIDATON_ERROR", "validation", "ValidationError"),
  ...error("NETWORK_ERROR", "NETWORK_EROR", "NetworkError", "network"),
  ...error("TIMEOUT", "TIMEOT", "timeouts", "time out"),
  ...error("INTERNAL_ERROR", "INTERNAL_ERR", "internal"),
  ...error("GATEWAY_ERROR", "GATWAY_ERROR"),
  ...error("INVALID_RESPONSE", "INVALID_RESPONCE"),
  ...error("PAYMENT_REQUIRED", "PAYMENT_REQURED"),
  ...error("CONFIGURATION_ERROR", "CONFIG_ERROR"),
  ...error("TRUNCATED_RESPONSE", "TRUNCATED_RESPONS"),
  ...error("CREDIT_LIMIT", "creditlimit"),
];

const statuses: readonly Expected[] = [
  ...error("GATEWAY_ERROR", "408", "502", "503", "504", "520", "522", "524", "HTTP 503", "502 Bad Gateway"),
  ...error("RATE_LIMIT", "HTTP 429", "status 429", "Error code: 429", "429 too many requests"),
  ...error("UNEXPECTED_REDIRECT", "301", "302"),
  ...error("UNEXPECTED_STATUS", "405", "422", "530"),
  ...error("NOT_FOUND", "404 not found", "error 404"),
  ...error("INTERNAL_ERROR", "status code 500"),
];

/** What runtimes and browsers print. */
const runtime: readonly Expected[] = [
  ...error(
    "NETWORK_ERROR",
    ...["ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "EPIPE", "EHOSTUNREACH", "ENETUNREACH"],
    ...["UND_ERR_SOCKET", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "CERT_HAS_EXPIRED", "enotfound"],
    ...["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "EPROTO"],
    ...[
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "ERR_CONNECTION_REFUSED",
      "ERR_NAME_NOT_RESOLVED",
      "net::ERR_CERT_DATE_INVALID",
    ],
    ...["ERR_INTERNET_DISCONNECTED", "ERR_NETWORK", "ERR_PROXY_CONNECTION_FAILED", "ERR_TUNNEL_CONNECTION_FAILED"],
    ...["NS_ERROR_UNKNOWN_HOST", "socket hang up", "fetch failed", "Failed to fetch", "TypeError: Load failed"],
    ...["getaddrinfo ENOTFOUND api.technologychecker.io", "self signed certificate in certificate chain"],
    "NetworkError when attempting to fetch resource.",
  ),
  ...error("TRUNCATED_RESPONSE", "TypeError: terminated", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_STREAM_PREMATURE_CLOSE"),
  ...error("ABORTED", "AbortError", "This operation was aborted", "ABORT_ERR", "signal is aborted without reason"),
  ...error(
    "INVALID_RESPONSE",
    "Unexpected end of JSON input",
    `Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
  ),
];

/** The wording that the vendor documents. */
const documented: readonly Expected[] = [
  ...error("VALIDATION_ERROR", "Invalid request parameters", "Parameter 'domain' is required"),
  ...error("UNAUTHORIZED", "Missing or invalid API key"),
  ...error("FORBIDDEN", "Insufficient permissions for this endpoint"),
  ...error("NOT_FOUND", "Resource not found"),
  ...error("CONFLICT", "Resource already exists"),
  ...error("RATE_LIMIT", "Rate limit exceeded"),
  ...error("INTERNAL_ERROR", "Server error"),
  ...error(
    "FORBIDDEN",
    '{"success":false,"error":{"code":"FORBIDDEN","message":"Insufficient permissions for this endpoint"}}',
  ),
  ...error("RATE_LIMIT", "HTTP/2 429\nretry-after: 30\n\n"),
];

const symptoms: readonly Expected[] = [
  ...error("RATE_LIMIT", "quota", "too many requests", "quota exceeded", "throttled", "hitting the limit"),
  ...error("NETWORK_ERROR", "cors", "certificate", "blocked by proxy", "dns", "ssl certificate problem", "no internet"),
  ...error(
    "NETWORK_ERROR",
    "behind a corporate proxy",
    "connection refused",
    "blocked by CORS policy",
    "tls handshake",
  ),
  ...error("PAYMENT_REQUIRED", "billing", "out of credits", "credits used up", "no credits left", "payment"),
  ...error("INVALID_RESPONSE", "html instead of json", "got HTML, not JSON", "invalid json"),
  ...error(
    "UNAUTHORIZED",
    "invalid key",
    "wrong api key",
    "key was revoked",
    "authentication failed",
    "bearer token missing",
  ),
  ...error("NOT_FOUND", "no results for my domain", "domain not found", "my domain is unknown"),
  ...error("TIMEOUT", "slow", "hangs", "request hangs", "it takes too long", "calls are slow"),
  ...error(
    "FORBIDDEN",
    "permission denied",
    "plan does not include this endpoint",
    "account restricted",
    "not allowed",
  ),
  ...error("VALIDATION_ERROR", "missing parameter", "bad request", "invalid date"),
  ...error("CONFLICT", "duplicate", "already exists"),
  ...error("UNEXPECTED_STATUS", "blocked by firewall", "captcha", "cloudflare challenge"),
  ...error("UNEXPECTED_REDIRECT", "redirect", "redirected to a login page"),
  ...error("RESPONSE_TOO_LARGE", "response too big", "out of memory"),
  ...error("TRUNCATED_RESPONSE", "response cut off", "incomplete response"),
  ...error("CONFIGURATION_ERROR", "environment variable not set", "TECHLOOKUP_API_KEY", "api key undefined"),
  ...error("TOKEN_UNAVAILABLE", "token expired", "session expired"),
  ...error("ABORTED", "cancelled", "request canceled"),
  ...error("CREDIT_LIMIT", "spending limit", "credit limit"),
  ...error("NO_SLOT", "queue full"),
  ...error("OUTAGE", "is the api down", "server is down"),
  ...error("GATEWAY_ERROR", "maintenance", "service unavailable", "gateway timeout"),
  ...error("INTERNAL_ERROR", "internal server error"),
  ...error("UNKNOWN_ERROR", "x.isWellFormed is not a function"),
];

const guides: readonly Expected[] = [
  ...to("/docs/security", [
    "how do I keep the key off the page",
    "hide api key",
    "leaked key",
    "where do I put my key",
    "security",
    "least privilege",
  ]),
  ...to("/docs/overnight", [
    "enrich",
    "bulk",
    "10,000 domains",
    "csv",
    "list of domains",
    "cron",
    "github actions",
    "dry run",
  ]),
  ...to("/docs/pacing", ["pacing", "how to avoid 429", "rate limiter"]),
  ...to("/docs/cache", ["cache", "caching", "how do I cache responses", "24 hours"]),
  ...to("/docs/many-processes", ["redis", "deno kv", "share the rate limit between servers", "kubernetes"]),
  ...to("/docs/testing", ["sandbox", "fake timers", "mock the api", "unit tests"]),
  ...to("/docs/observability", ["opentelemetry", "hooks", "logging", "metrics"]),
  ...to("/docs/retries", [
    "retries",
    "how do retries work",
    "exponential backoff",
    "jitter",
    "retry-after",
    "retry policy",
  ]),
  ...to("/docs/errors", ["error handling", "how do I catch errors", "type guards"]),
  ...to("/docs/start", ["install", "getting started", "quick start"]),
  ...to("/docs/upgrading", ["upgrade", "semver", "breaking changes"]),
  ...to("/docs/runtimes", ["cloudflare workers", "bun", "supported runtimes"]),
  ...to("/docs/benchmarks", ["benchmarks", "compare with axios"]),
  ...to("/docs/command", ["cli", "exit codes", "command line"]),
  ...to("/docs/transport", ["keep-alive", "undici", "http agent"]),
  ...to("/docs/known", ["what is known of the API", "is this official"]),
  ...to("/decode", ["decoder", "paste an error"]),
  ...to("/playground", ["playground"]),
];

const questions: readonly Expected[] = [
  ...to("/faq#which-errors-to-retry", ["which errors should I retry"]),
  ...to("/faq#why-a-domain-is-404", ["why is a domain that exists 404"]),
  ...to("/faq#instanceof-after-bundling", ["instanceof", "instanceof is false"]),
  ...to("/faq#keys-in-browsers", ["can I call the API from a web page", "use in react"]),
  ...to("/faq#timeout-or-abort", ["timeout or abort"]),
  ...to("/faq#post-and-retries", ["idempotency key", "is a POST repeated"]),
  ...to("/faq#credits-and-retries", ["do retries cost credits", "are failed calls charged"]),
  ...to("/faq#node-versions", ["node versions", "which version of node"]),
  ...to("/faq#deno-permissions", ["deno permissions", "--allow-net"]),
  ...to("/faq#testing-without-credits", ["how do I test without spending credits"]),
  ...to("/faq#same-format-everywhere", ["response format", "success: false"]),
  ...to("/faq#several-processes-one-key", ["several processes use one key"]),
];

/** Every kind of query that the resolver is built for. */
export const findQueries: Readonly<Record<string, readonly Expected[]>> = {
  ...{ misspelt, statuses, runtime, documented, symptoms, guides, questions },
};
