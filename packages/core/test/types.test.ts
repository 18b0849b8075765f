import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type ApiError,
  type ClientOptions,
  type ErrorCode,
  isApiError,
  type KnownCode,
  type Result,
  type TechLookupError,
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
      return "mine";
    case "UNAUTHORIZED":
    case "FORBIDDEN":
    case "PAYMENT_REQUIRED":
      return "the account's";
    case "RATE_LIMIT":
    case "INTERNAL_ERROR":
    case "GATEWAY_ERROR":
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
    expectTypeOf(client.safe.request<number>).returns.toEqualTypeOf<Promise<Result<number>>>();
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
