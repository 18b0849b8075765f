import type { KnownCode } from "@techlookup/core";
import { type Expected, guides, questions, to } from "./find-page-queries.ts";

const error = (code: KnownCode, ...queries: string[]): Expected[] =>
  to(`/errors/${code.toLowerCase().replaceAll("_", "-")}`, queries);

/** Misspelt codes, and codes as people say them. */
const misspelt: readonly Expected[] = [
  ...error(
    "RATE_LIMIT",
    "RATE_LIMTI",
    "ratelimit",
    "rate-limit",
    "Rate limits",
    "RATE_LIMITED",
    "ratelmit",
    "RATELIMIT_ERROR",
  ),
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

/** Classes, options and reasons to stop, as the client writes them. */
const names: readonly Expected[] = [
  ...error("NO_SLOT", "WaitError", "pacing.maxQueue"),
  ...error("CREDIT_LIMIT", "CreditLimitError"),
  ...error("RATE_LIMIT", "wait-too-long"),
  ...error("TIMEOUT", "attemptTimeoutMs"),
  ...error("NETWORK_ERROR", "NODE_EXTRA_CA_CERTS", "HTTPS_PROXY"),
  ...to("/docs/errors", ["ApiError", "TechLookupError"]),
  ...to("/docs/retries", ["attempts-exhausted", "not-repeatable", "server-veto"]),
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
  ...error(
    "NETWORK_ERROR",
    ...["SEC_ERROR_UNKNOWN_ISSUER", "HPE_INVALID_CONSTANT", "Network request failed"],
    "stream error: stream ID 3; INTERNAL_ERROR; received from peer",
  ),
  ...error("TIMEOUT", "timeout of 10000ms exceeded", "ESOCKETTIMEDOUT"),
  ...error("UNEXPECTED_REDIRECT", "ERR_TOO_MANY_REDIRECTS", "NS_ERROR_REDIRECT_LOOP"),
  ...error("TRUNCATED_RESPONSE", "TypeError: terminated", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_STREAM_PREMATURE_CLOSE"),
  ...error(
    "ABORTED",
    "AbortError",
    "This operation was aborted",
    "ABORT_ERR",
    "ERR_CANCELED",
    "signal is aborted without reason",
  ),
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
    "works in curl but not in the browser",
    "connection keeps dropping",
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

/** Every kind of query that the resolver is built for. */
export const findQueries: Readonly<Record<string, readonly Expected[]>> = {
  ...{ misspelt, names, statuses, runtime, documented, symptoms, guides, questions },
};
