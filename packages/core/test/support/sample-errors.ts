import {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  ResponseError,
  TechLookupError,
  TimeoutError,
  WaitError,
} from "../../src/index.ts";

export const answer = { status: 404, headers: { server: "x" }, body: "{}" };
export const attempts = [{ number: 1, startedAtMs: 5, durationMs: 2, status: 404, code: "NOT_FOUND" }];
export const notFound = new ApiError({ code: "NOT_FOUND", message: "no such domain", ...answer, attempts });

/** One error of every class, with fields of its own. */
export const every: TechLookupError[] = [
  new TechLookupError({ code: "UNKNOWN_ERROR", message: "m", cause: new RangeError("deep", { cause: "deeper" }) }),
  notFound,
  new ApiError({
    code: "RATE_LIMIT",
    message: "m",
    ...answer,
    retryAfterMs: 1_000,
    rateLimit: { limit: 60 },
    stopped: "wait-too-long",
  }),
  new ResponseError({ code: "UNEXPECTED_REDIRECT", message: "m", ...answer, location: "https://x.example/" }),
  new ConnectionError({
    code: "NETWORK_ERROR",
    message: "m",
    reason: "dns",
    requestSent: "no",
    cause: Object.assign(new Error("e"), { code: "ENOTFOUND" }),
  }),
  new TimeoutError({ code: "TIMEOUT", message: "m", limit: "deadline", timeoutMs: 5 }),
  new AbortError({ code: "ABORTED", message: "m", cause: notFound, stopped: "aborted" }),
  new ConfigurationError({ code: "CONFIGURATION_ERROR", message: "m", argument: "domain" }),
  new CreditLimitError({ code: "CREDIT_LIMIT", message: "m", credits: 5, creditLimit: 3 }),
  new WaitError({ code: "NO_SLOT", message: "m", waitMs: 5, requestSent: "no", stopped: "deadline" }),
];
