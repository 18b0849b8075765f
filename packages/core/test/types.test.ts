import { describe, expect, expectTypeOf, it } from "vitest";
import {
  AbortError,
  ApiError,
  type ClientOptions,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  type ErrorCode,
  type ErrorFields,
  type ErrorName,
  type ErrorRecord,
  isApiError,
  type KnownCode,
  ResponseError,
  type Result,
  TechLookupError,
  TimeoutError,
  WaitError,
} from "../src/index.ts";
import { failure, scripted } from "./support/scripted.ts";

/** Compiles only while it names every known code: what is left in `default` must be nothing. */
const sideOf = (code: KnownCode): string => {
  switch (code) {
    case "VALIDATION_ERROR":
    case "NOT_FOUND":
    case "CONFLICT":
    case "ABORTED":
    case "CONFIGURATION_ERROR":
    case "CREDIT_LIMIT":
    case "NO_SLOT":
      return "mine";
    case "UNAUTHORIZED":
    case "FORBIDDEN":
    case "PAYMENT_REQUIRED":
      return "the account's";
    case "RATE_LIMIT":
    case "INTERNAL_ERROR":
    case "GATEWAY_ERROR":
    case "OUTAGE":
    case "NETWORK_ERROR":
    case "TIMEOUT":
      return "passes";
    case "UNEXPECTED_STATUS":
    case "UNEXPECTED_REDIRECT":
    case "INVALID_RESPONSE":
    case "TRUNCATED_RESPONSE":
    case "RESPONSE_TOO_LARGE":
    case "TOKEN_UNAVAILABLE":
    case "UNKNOWN_ERROR":
      return "odd";
    default:
      return code satisfies never;
  }
};

describe("the types", () => {
  it("let a switch cover every known code, and keep the union open for new ones", () => {
    expect(sideOf("TIMEOUT")).toBe("passes");
    expectTypeOf<KnownCode>().toExtend<ErrorCode>();
    expectTypeOf<string>().toExtend<ErrorCode>();
    // @ts-expect-error: a code that nobody knows is no known one
    sideOf("BRAND_NEW");
  });

  it("refuse options that do not exist", () => {
    const options: ClientOptions = { apiKey: "k", deadlineMs: 1 };
    // @ts-expect-error: it is called maxAttempts
    options.retry = { retries: 3 };
    // @ts-expect-error: it is called deadlineMs
    options.deadlineMS = 1;
    expectTypeOf<"maxAttempts">().toExtend<keyof NonNullable<ClientOptions["retry"]>>();
    expectTypeOf<"retries">().not.toExtend<keyof NonNullable<ClientOptions["retry"]>>();
    expectTypeOf<"deadlineMs">().toExtend<keyof ClientOptions>();
    expectTypeOf<"deadlineMS">().not.toExtend<keyof ClientOptions>();
  });

  it("tell data from errors by `ok`, and narrow by guards", async () => {
    const { client } = scripted([failure(404, "NOT_FOUND")]);
    const result = await client.safe.account.credits();
    if (result.ok) expectTypeOf(result.data.totals.credits_used).toBeNumber();
    else expectTypeOf(result.error).toEqualTypeOf<TechLookupError>();
    const error: unknown = result.error;
    expect(isApiError(error, "NOT_FOUND")).toBe(true);
    if (isApiError(error, "NOT_FOUND")) {
      expectTypeOf(error.code).toEqualTypeOf<"NOT_FOUND">();
      expectTypeOf(error).toExtend<ApiError>();
    }
    expectTypeOf(client.safe.request<number>).returns.toExtend<Promise<Result<number>>>();
  });

  it("keep documented answers firm, and observed ones open", () => {
    const { client } = scripted([]);
    type Profile = Awaited<ReturnType<typeof client.domains.get>>;
    type Usage = Awaited<ReturnType<typeof client.account.usage>>;
    expectTypeOf<Usage["totals"]["credits_limit"]>().toBeNumber();
    expectTypeOf<undefined>().toExtend<Profile["active_technologies"]>();
    expectTypeOf<Profile["brand_new_field"]>().toBeUnknown();
  });
});

describe("the types of errors", () => {
  const common = { code: "X", message: "m" };
  const answer = { status: 404, headers: {}, body: "" };

  it("let a constructor take what its class holds", () => {
    const made = [
      new TechLookupError(common),
      new TechLookupError({ ...common, cause: 1, stopped: "aborted", attempts: [] }),
      new ApiError({ ...common, ...answer }),
      new ApiError({ ...common, ...answer, retryAfterMs: 1, rateLimit: { limit: 1 } }),
      new ResponseError({ ...common, ...answer, location: "https://x.example/" }),
      new ConnectionError({ ...common, reason: "dns", requestSent: "no" }),
      new TimeoutError({ ...common, limit: "attempt", timeoutMs: 5 }),
      new AbortError({ ...common, cause: new Error("m") }),
      new ConfigurationError({ ...common, argument: "domain" }),
      new CreditLimitError({ ...common, credits: 5, creditLimit: 3 }),
      new WaitError({ ...common, waitMs: 5, requestSent: "no" }),
    ];
    expect(made.every((error) => error.code === "X")).toBe(true);
  });

  it("let it take no less", () => {
    // @ts-expect-error: no message
    new TechLookupError({ code: "X" });
    // @ts-expect-error: no status, headers, body
    new ApiError({ code: "X", message: "m" });
    // @ts-expect-error: no body
    new ApiError({ code: "X", message: "m", status: 404, headers: {} });
    // @ts-expect-error: no status, headers, body
    new ResponseError({ code: "X", message: "m", location: "https://x.example/" });
    // @ts-expect-error: no requestSent
    new ConnectionError({ code: "X", message: "m", reason: "dns" });
    // @ts-expect-error: no timeoutMs
    new TimeoutError({ code: "X", message: "m", limit: "attempt" });
    // @ts-expect-error: no argument
    new ConfigurationError({ code: "X", message: "m" });
    // @ts-expect-error: no creditLimit
    new CreditLimitError({ code: "X", message: "m", credits: 5 });
    // @ts-expect-error: what has certainly been sent did not wait
    new WaitError({ code: "X", message: "m", waitMs: 5, requestSent: "yes" });
  });

  it("let it take nothing else", () => {
    // @ts-expect-error: an answer's
    new TechLookupError({ code: "X", message: "m", status: 404 });
    // @ts-expect-error: ResponseError's
    new ApiError({ code: "X", message: "m", status: 404, headers: {}, body: "", location: "" });
    // @ts-expect-error: a limit of time
    new ResponseError({ code: "X", message: "m", status: 404, headers: {}, body: "", timeoutMs: 5 });
    // @ts-expect-error: no such reason
    new ConnectionError({ code: "X", message: "m", reason: "weather", requestSent: "no" });
    // @ts-expect-error: an answer's
    new TimeoutError({ code: "X", message: "m", limit: "attempt", timeoutMs: 5, body: "" });
    // @ts-expect-error: an answer's, also when it is spread
    new AbortError({ ...common, ...answer });
    // @ts-expect-error: credits are CreditLimitError's
    new ConfigurationError({ code: "X", message: "m", argument: "domain", credits: 5 });
    // @ts-expect-error: the class fixes its name
    new CreditLimitError({ code: "X", message: "m", credits: 5, creditLimit: 3, name: "CreditLimitError" });
    expect(common.code).toBe("X");
  });

  it("give data and JSON the fields of the class that they name, and let those of others be asked for", () => {
    type Of<Name extends ErrorName> = Extract<ErrorFields, { name: Name }>;
    expectTypeOf<Of<"ApiError">["status"]>().toBeNumber();
    expectTypeOf<Of<"TimeoutError">["limit"]>().toEqualTypeOf<"attempt" | "deadline">();
    expectTypeOf<Of<"TimeoutError">["status"]>().toEqualTypeOf<undefined>();
    expectTypeOf<ErrorFields["limit"]>().toEqualTypeOf<"attempt" | "deadline" | undefined>();
    const record: ErrorRecord = new ApiError({ ...common, ...answer }).toJSON();
    if (record["@techlookup/error"] === "ApiError") expectTypeOf(record.status).toBeNumber();
    expectTypeOf(record.status).toEqualTypeOf<number | undefined>();
    expect(record.status).toBe(404);
  });

  it("let fields be written, as those of any Error, and a derived class name itself", () => {
    class Derived extends ApiError {
      override name = "Derived";
    }
    const error = new Derived({ ...common, ...answer });
    Object.assign(error, { status: 500 });
    [error.message, error.code, error.status, error.headers] = ["changed", "OTHER", 499, {}];
    expect(error).toMatchObject({ name: "Derived", message: "changed", code: "OTHER", status: 499 });
  });
});
