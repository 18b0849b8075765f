import type { KnownCode } from "@techlookup/core";
import type { Failure, Happening } from "./happening.ts";

const apiError = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Happening => ({
  kind: "response",
  status,
  headers,
  body: { success: false, error: { code, message: "a message" } },
});

const page = (status: number): Happening => ({ kind: "response", status, body: "<html></html>" });

const notSent: Readonly<Partial<Record<KnownCode, { readonly mayFollow: boolean }>>> = {
  CONFIGURATION_ERROR: { mayFollow: false },
  NO_SLOT: { mayFollow: false },
  CREDIT_LIMIT: { mayFollow: true },
  TOKEN_UNAVAILABLE: { mayFollow: true },
  OUTAGE: { mayFollow: true },
};

/** Codes of calls that sent nothing, or no further request. */
export const notSentCodes = Object.keys(notSent) as readonly KnownCode[];

/** Whether attempts that may have been charged can come before a code that stands for sending nothing. */
export const mayFollowAttempts = (code: KnownCode): boolean => notSent[code]?.mayFollow ?? true;

/** Statuses of something between the client and the API. */
export const gatewayStatuses: readonly number[] = [408, 502, 503, 504, 520, 521, 522, 523, 524];

/** Statuses that no list of the vendor's or of this project names. */
export const otherStatuses: readonly number[] = [405, 410, 422, 451, 501, 505, 511, 525, 526, 530];

/** Everything that can happen to a request, in the order of the table. */
export const failures = [
  {
    id: "rate-limit",
    what: "429 whose `Retry-After` is within `maxWaitMs`",
    rule: "documented",
    happenings: [apiError(429, "RATE_LIMIT", { "retry-after": "30" })],
  },
  {
    id: "rate-limit-too-long",
    what: "429 whose `Retry-After` is longer than `maxWaitMs`",
    rule: "our decision",
    happenings: [apiError(429, "RATE_LIMIT", { "retry-after": "3600" })],
  },
  {
    id: "server-error",
    what: "500",
    rule: "documented",
    happenings: [apiError(500, "INTERNAL_ERROR"), page(500)],
  },
  {
    id: "gateway",
    what: "408, 502, 503, 504, or 520 to 524",
    rule: "our decision",
    happenings: gatewayStatuses.map(page),
  },
  {
    id: "never-left",
    what: '`requestSent: "no"`: connecting failed, so the request was not sent',
    rule: "our decision",
    happenings: [{ kind: "no response", requestSent: "no" }],
  },
  {
    id: "lost",
    what: '`requestSent: "maybe"`: the connection failed, and the request may have arrived',
    rule: "our decision",
    happenings: [{ kind: "no response", requestSent: "maybe" }],
  },
  {
    id: "attempt-timeout",
    what: "No response within `attemptTimeoutMs`",
    rule: "our decision",
    happenings: [{ kind: "cut", by: "attempt" }],
  },
  {
    id: "truncated",
    what: "A 2xx whose body broke off",
    rule: "our decision",
    happenings: [{ kind: "response", status: 200, body: '{"success":true,"da', end: "lost" }],
  },
  {
    id: "deadline",
    what: "`deadlineMs` passed during the first attempt",
    rule: "our decision",
    happenings: [{ kind: "cut", by: "deadline" }],
  },
  {
    id: "refused",
    what: "400, 401, 403 or 404 in the API's format",
    rule: "documented",
    happenings: [
      apiError(400, "VALIDATION_ERROR"),
      apiError(401, "UNAUTHORIZED"),
      apiError(403, "FORBIDDEN"),
      apiError(404, "NOT_FOUND"),
    ],
  },
  {
    id: "conflict",
    what: "402 or 409",
    rule: "our decision",
    happenings: [apiError(402, "PAYMENT_REQUIRED"), apiError(409, "CONFLICT")],
  },
  {
    id: "other-status",
    what: "Any other 4xx or 5xx, and 400, 403, 404 or 409 that are not in the API's format",
    rule: "our decision",
    happenings: [...otherStatuses, 400, 403, 404, 409].map(page),
  },
  {
    id: "redirect",
    what: "A redirect (3xx)",
    rule: "our decision",
    happenings: [{ kind: "response", status: 302, headers: { location: "https://www.example.com/" } }],
  },
  {
    id: "says-no",
    what: "A 2xx whose body says `success: false`",
    rule: "our decision",
    happenings: [apiError(200, "SOMETHING_ELSE")],
  },
  {
    id: "unreadable",
    what: "A 2xx whose body is not in the API's format",
    rule: "our decision",
    happenings: [page(200), { kind: "response", status: 200, body: "" }],
  },
  {
    id: "too-large",
    what: "A 2xx whose body is larger than `maxResponseBytes`",
    rule: "our decision",
    happenings: [{ kind: "response", status: 200, body: '{"success":true,"da', end: "too-large" }],
  },
  {
    id: "aborted",
    what: "Your signal aborted during the first attempt",
    rule: "our decision",
    happenings: [{ kind: "cut", by: "signal" }],
  },
  {
    id: "unforeseen",
    what: "Your own `fetch` returned no `Response`",
    rule: "our decision",
    happenings: [{ kind: "unforeseen" }],
  },
  {
    id: "not-sent",
    what: "The client sent no further request: an invalid argument, `creditLimit`, no room in the rate limit, no token, an outage. Earlier attempts of the call count as above",
    rule: "our decision",
    happenings: notSentCodes.map((code) => ({ kind: "not sent", code })),
  },
] as const satisfies readonly Failure[];

/** Names a row. */
export type FailureId = (typeof failures)[number]["id"];
