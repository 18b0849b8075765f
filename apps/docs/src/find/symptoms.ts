import type { KnownCode } from "@techlookup/core";

/** What people see or say before they know a code. */
export interface Symptom {
  /** The codes that it may be, the likeliest first. */
  readonly codes: readonly KnownCode[];
  /** As the list of symptoms shows it; absent for what is only searched. */
  readonly shown?: string;
  /** Further words for it, each as somebody would type it, divided by semicolons. */
  readonly also: string;
}

/** The list of symptoms on the index of errors, and what leads from plain words to an error. */
export const symptoms: readonly Symptom[] = [
  {
    shown: "Every call fails since I deployed",
    codes: ["UNAUTHORIZED", "CONFIGURATION_ERROR", "UNEXPECTED_REDIRECT"],
    also: "works locally, not in production; works on my machine; fails after deployment",
  },
  {
    shown: "`fetch failed`, and nothing else",
    codes: ["NETWORK_ERROR"],
    also: "failed to fetch; load failed; socket hang up; cannot connect; connection lost; connection error; connection drops; connection keeps dropping; network request failed",
  },
  {
    shown: "It works for some endpoints only",
    codes: ["FORBIDDEN"],
    also: "endpoint not in my plan; not included in plan; plan too small; account restricted; account suspended",
  },
  {
    shown: "Some domains are not found",
    codes: ["NOT_FOUND"],
    also: "no results for my domain; empty result for website; domain unknown; domain not crawled; no data; no technologies; unknown technology; nothing found; new domain missing; website exists but nothing is found",
  },
  {
    shown: "A job slows down or stops after a few hundred calls",
    codes: ["RATE_LIMIT", "PAYMENT_REQUIRED"],
    also: "too many requests; throttled; rate limited; requests per minute; hitting the limit; sent too fast",
  },
  {
    shown: "The response is HTML instead of JSON",
    codes: ["INVALID_RESPONSE", "UNEXPECTED_STATUS", "GATEWAY_ERROR"],
    also: "got html not json; html page returned; unexpected token <; not valid json; json parse error; unreadable response; invalid json; malformed json; doctype html; login page instead of data; the answer is a web page",
  },
  {
    shown: "`Unexpected end of JSON input`",
    codes: ["INVALID_RESPONSE", "TRUNCATED_RESPONSE"],
    also: "empty response body; response has no body",
  },
  {
    shown: "Calls hang or are slow",
    codes: ["TIMEOUT"],
    also: "slow; hangs; takes too long; never returns; no response for minutes; server not responding; no answer; request stuck; waiting forever; timed out; deadline exceeded",
  },
  {
    shown: "The browser's console says that CORS blocked it",
    codes: ["NETWORK_ERROR"],
    also: "works in curl but not in the browser; works in postman but not in the browser; cors; blocked by cors policy; cross-origin request blocked; access-control-allow-origin; preflight",
  },
  {
    shown: "The certificate is not trusted",
    codes: ["NETWORK_ERROR"],
    also: "ssl error; certificate verify failed; unknown certificate authority; corporate ca; root certificate; tls handshake; self-signed certificate; unable to verify the first certificate; certificate has expired",
  },
  {
    shown: "A proxy or the company's network blocks it",
    codes: ["NETWORK_ERROR"],
    also: "blocked by proxy; behind a corporate proxy; vpn; proxy authentication required; tunnel failed; https_proxy",
  },
  {
    codes: ["NETWORK_ERROR"],
    also: "dns; dns lookup failed; no such host; name or service not known; nxdomain; cannot resolve host; temporary failure in name resolution; host not found; no internet; offline; connection refused; connection reset; host unreachable; network down; getaddrinfo",
  },
  {
    shown: "It fails as soon as the visitor leaves the page",
    codes: ["ABORTED"],
    also: "cancelled; request canceled; operation was aborted; abort signal; user navigated away",
  },
  {
    codes: ["UNAUTHORIZED"],
    also: "invalid key; wrong key; bad api key; missing api key; key rejected; key revoked; authentication failed; not authenticated; bearer header missing; expired key; key not working; unauthenticated; login; test key refused",
  },
  {
    codes: ["FORBIDDEN"],
    also: "permission denied; not allowed; access denied; upgrade plan; key valid but refused",
  },
  {
    codes: ["RATE_LIMIT"],
    also: "quota; quota exceeded; request limit exceeded; limit reached; slow down; too fast; wait-too-long",
  },
  {
    shown: "The month's credits are gone",
    codes: ["PAYMENT_REQUIRED", "CREDIT_LIMIT"],
    also: "billing; out of credits; no credits left; credits exhausted; insufficient credits; monthly quota used up; payment; subscription expired; insufficient funds; credit card; need to pay",
  },
  {
    codes: ["CREDIT_LIMIT"],
    also: "credit budget exceeded; spending limit; spending cap; my own limit on credits",
  },
  {
    codes: ["VALIDATION_ERROR"],
    also: "missing parameter; invalid parameter; wrong parameter; parameter is required; malformed request; bad request; invalid date; limit too large; invalid input",
  },
  {
    codes: ["CONFLICT"],
    also: "already exists; duplicate; created twice",
  },
  {
    codes: ["INTERNAL_ERROR"],
    also: "server error; internal server error; server crashed; server bug; api is broken; something went wrong on the server",
  },
  {
    codes: ["GATEWAY_ERROR"],
    also: "bad gateway; service unavailable; gateway timeout; maintenance; overloaded; cloudflare error; load balancer; request timeout; web server is down; temporarily unavailable",
  },
  {
    codes: ["OUTAGE"],
    also: "is the api down; server is down; api down; service down for hours; circuit breaker open; patience over",
  },
  {
    shown: "A firewall or bot check turns the request away",
    codes: ["UNEXPECTED_STATUS"],
    also: "blocked by firewall; bot protection; cloudflare challenge; captcha; attention required; access denied html page; method not allowed; unprocessable entity; unknown status; wrong base url",
  },
  {
    codes: ["UNEXPECTED_REDIRECT"],
    also: "redirect; moved permanently; captive portal; redirected to login; too many redirects; http to https",
  },
  {
    codes: ["TRUNCATED_RESPONSE"],
    also: "truncated; incomplete response; response cut off; broke off; terminated; premature close; body stream ended early; other side closed; decompression failed; gzip error",
  },
  {
    codes: ["RESPONSE_TOO_LARGE"],
    also: "too large; response too big; out of memory; body exceeds maximum; huge response; file too big",
  },
  {
    codes: ["CONFIGURATION_ERROR"],
    also: "invalid option; wrong argument; environment variable not set; techlookup_api_key; env file not loaded; key not set; key is undefined; url instead of domain; invalid domain; invalid url; line break in key; not a number",
  },
  {
    codes: ["TOKEN_UNAVAILABLE"],
    also: "token expired; token provider failed; token function threw; session expired; session over; no token",
  },
  {
    codes: ["NO_SLOT"],
    also: "WaitError; queue full; too many waiting calls; too busy; no room in the rate limit; waits too long for its turn; max queue",
  },
  {
    codes: ["UNKNOWN_ERROR"],
    also: "is not a function; cannot read properties of undefined; unexpected exception; something unforeseen; fetch mock returned undefined",
  },
];
