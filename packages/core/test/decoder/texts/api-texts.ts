import type { Pasted } from "./pasted.ts";

const said = (code: string, message: string): string => JSON.stringify({ success: false, error: { code, message } });
const pointless = { retrying: "pointless", confidence: "exact" } as const;
const likely = { retrying: "pointless", confidence: "likely" } as const;

/** What the API says, or is documented to say: sentences, bodies, answers of curl, lines of logs. */
export const apiTexts: readonly Pasted[] = [
  ["Invalid request parameters", { code: "VALIDATION_ERROR", ...likely }],
  [
    "Parameter 'domain' is required",
    { code: "VALIDATION_ERROR", cause: "parameter-missing", parameter: "domain", ...likely },
  ],
  ["Missing or invalid API key", { code: "UNAUTHORIZED", ...likely }],
  ["Insufficient permissions for this endpoint", { code: "FORBIDDEN", ...likely }],
  ["Resource not found", { code: "NOT_FOUND", ...likely }],
  ["Resource already exists", { code: "CONFLICT", ...likely }],
  ["Rate limit exceeded", { code: "RATE_LIMIT", retrying: "worth-retrying", confidence: "likely" }],
  ["Server error", { code: "INTERNAL_ERROR", retrying: "worth-retrying", confidence: "likely" }],
  ["Error code: 429", { code: "RATE_LIMIT", status: 429, retrying: "worth-retrying", confidence: "likely" }],
  ["Error: Forbidden", { code: "FORBIDDEN", ...likely }],
  ["rate_limit (retry after 30s)", { code: "RATE_LIMIT", retryAfterMs: 30_000, retrying: "worth-retrying" }],
  ["429 Too Many Requests, try again in 2 minutes", { code: "RATE_LIMIT", status: 429, retryAfterMs: 120_000 }],
  ['{"success":false,"error":{"code":"INTERNAL_ERR', { code: "INTERNAL_ERROR", confidence: "likely" }],
  [said("INTERNAL_ERR", "Server error"), { code: "INTERNAL_ERROR", confidence: "likely" }],
  ['level=error code="RATE_LI…', { code: "RATE_LIMIT", confidence: "likely" }],
  ['{"success":false,"error":{"code":"UNEXPECTED_', { code: undefined }],
  [
    said("VALIDATION_ERROR", "Parameter 'limit' must be between 1 and 100"),
    { code: "VALIDATION_ERROR", cause: "value-out-of-bounds", parameter: "limit", ...pointless },
  ],
  [
    said("VALIDATION_ERROR", "Parameter 'start_date' is too far in the past"),
    { code: "VALIDATION_ERROR", cause: "period-not-served", parameter: "start_date", ...pointless },
  ],
  [
    said("VALIDATION_ERROR", "Invalid value for parameter 'domain': exa mple"),
    { code: "VALIDATION_ERROR", cause: "malformed-value", parameter: "domain", ...pointless },
  ],
  [
    "GET https://api.technologychecker.io/v1/domain/ 400 (Bad Request)",
    { code: "VALIDATION_ERROR", cause: "parameter-missing", status: 400 },
  ],
  [
    "400 Bad Request: missing required parameter: url",
    { code: "VALIDATION_ERROR", cause: "parameter-missing", parameter: "url", status: 400 },
  ],
  [
    said("FORBIDDEN", "The plan 'free' does not include /v1/signals/adoption"),
    {
      code: "FORBIDDEN",
      cause: "plan-without-endpoint",
      request: { path: "/v1/signals/adoption", operation: "signals.adoption" },
      ...pointless,
    },
  ],
  [
    said("FORBIDDEN", "This endpoint is not included in your current plan"),
    { code: "FORBIDDEN", cause: "plan-without-endpoint", ...pointless },
  ],
  [said("FORBIDDEN", "This account is restricted"), { code: "FORBIDDEN", cause: "account-restricted", ...pointless }],
  [
    said("FORBIDDEN", "Your account has been suspended"),
    { code: "FORBIDDEN", cause: "account-restricted", ...pointless },
  ],
  [
    said("UNAUTHORIZED", "Missing Authorization header"),
    { code: "UNAUTHORIZED", cause: "header-missing", ...pointless },
  ],
  [
    said("UNAUTHORIZED", "Authorization header must be 'Bearer <key>'"),
    { code: "UNAUTHORIZED", cause: "wrong-scheme", ...pointless },
  ],
  [said("UNAUTHORIZED", "API key has been revoked"), { code: "UNAUTHORIZED", cause: "key-replaced", ...pointless }],
  [
    `curl -H 'Authorization: Bearer "tapi_live_0123456789abcdef0123456789abcdef"' https://api.technologychecker.io/v1/usage\n${said("UNAUTHORIZED", "Missing or invalid API key")}`,
    { code: "UNAUTHORIZED", cause: "quoted-key" },
  ],
  [
    `$ curl -H 'X-API-Key: abc' https://api.technologychecker.io/v1/usage\n${said("UNAUTHORIZED", "Missing or invalid API key")}`,
    { code: "UNAUTHORIZED", cause: "wrong-scheme", confidence: "exact" },
  ],
  [
    `HTTP/2 404\r\ncontent-type: application/json\r\n\r\n${said("NOT_FOUND", "Domain not found: www.example.com")}`,
    { code: "NOT_FOUND", status: 404, ...pointless },
  ],
  [
    `GET https://api.technologychecker.io/v1/domain/shop.example.co.uk 404 ${said("NOT_FOUND", "Resource not found")}`,
    { code: "NOT_FOUND", cause: "subdomain", status: 404, ...pointless },
  ],
  [
    `GET /v1/domain/example.co.uk 404 ${said("NOT_FOUND", "Resource not found")}`,
    {
      code: "NOT_FOUND",
      status: 404,
      request: { method: "GET", path: "/v1/domain/example.co.uk", operation: "domains.get" },
    },
  ],
  [
    said("NOT_FOUND", "No such endpoint: GET /v1/domains/x.com"),
    { code: "NOT_FOUND", cause: "no-such-path", ...pointless },
  ],
  [
    `HTTP/2 429\r\nretry-after: 12\r\nx-ratelimit-limit: 300\r\nx-ratelimit-remaining: 0\r\n\r\n${said("RATE_LIMIT", "Rate limit exceeded")}`,
    {
      code: "RATE_LIMIT",
      status: 429,
      retryAfterMs: 12_000,
      rateLimit: { limit: 300, remaining: 0 },
      retrying: "worth-retrying",
      confidence: "exact",
    },
  ],
  [
    "HTTP/2 429\r\nserver: cloudflare\r\n\r\n<!DOCTYPE html><title>Access denied</title><h1>Error 1015</h1>You are being rate limited",
    { code: "RATE_LIMIT", cause: "limit-before-api", status: 429 },
  ],
  [
    "10:00:01 429 RATE_LIMIT\n10:00:01 429 RATE_LIMIT\n10:00:01 429 RATE_LIMIT",
    { code: "RATE_LIMIT", cause: "too-many-at-once", status: 429 },
  ],
  [
    "HTTP/1.1 402 Payment Required\r\n\r\n" +
      '{"success":false,"error":{"message":"The call costs 5 credits, and 3 are left"}}',
    { code: "PAYMENT_REQUIRED", cause: "too-few-credits", status: 402, credits: { cost: 5, remaining: 3 } },
  ],
  ["402: no credits left this month", { code: "PAYMENT_REQUIRED", cause: "credits-used-up", status: 402 }],
  [encodeURIComponent(said("CONFLICT", "Resource already exists")), { code: "CONFLICT", ...pointless }],
  [
    said("FORBIDDEN", "Insufficient permissions for this endpoint").replaceAll('"', "&quot;"),
    { code: "FORBIDDEN", ...pointless },
  ],
  [
    JSON.stringify({ log: JSON.stringify({ body: said("FORBIDDEN", "Account is restricted") }) }),
    { code: "FORBIDDEN", cause: "account-restricted" },
  ],
  [
    "requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://api.technologychecker.io/v1/signals/churn?limit=5",
    { code: "FORBIDDEN", status: 403, request: { path: "/v1/signals/churn", operation: "signals.churn" }, ...likely },
  ],
  [
    "System.Net.Http.HttpRequestException: Response status code does not indicate success: 429 (Too Many Requests).",
    { code: "RATE_LIMIT", status: 429, confidence: "likely" },
  ],
  ["AxiosError: Request failed with status code 401", { code: "UNAUTHORIZED", status: 401, ...likely }],
  [
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 120\r\n\r\n<html><title>503</title>Down for maintenance</html>",
    { code: "GATEWAY_ERROR", cause: "maintenance", status: 503, retryAfterMs: 120_000, retrying: "worth-retrying" },
  ],
  [
    "HTTP/1.1 403 Forbidden\r\nserver: cloudflare\r\n\r\n<!DOCTYPE html><title>Just a moment...</title>",
    { code: "UNEXPECTED_STATUS", cause: "firewall", status: 403 },
  ],
  [
    "<html><head><title>502 Bad Gateway</title></head><center>nginx</center></html>",
    { code: "GATEWAY_ERROR", status: 502 },
  ],
  [
    "limit must be less than or equal to 100",
    { code: "VALIDATION_ERROR", cause: "value-out-of-bounds", parameter: "limit" },
  ],
  ["domain is required", { code: "VALIDATION_ERROR", cause: "parameter-missing", parameter: "domain" }],
  [
    "Your subscription doesn't include signals",
    { code: "FORBIDDEN", cause: "plan-without-endpoint", confidence: "likely" },
  ],
  ["You have exceeded your rate limit. Please retry in 12 seconds.", { code: "RATE_LIMIT", retryAfterMs: 12_000 }],
  ["GET /v1/usage 401", { code: "UNAUTHORIZED", status: 401, confidence: "likely" }],
  ["RateLimitException", { code: "RATE_LIMIT", confidence: "guess" }],
  ["Something went wrong. Try again later.", { code: undefined }],
  ["all is well", { code: undefined }],
];
