import { describe, expect, it } from "vitest";
import {
  ApiError,
  codes,
  type KnownCode,
  ResponseError,
  TechLookupError,
  TimeoutError,
  toPublic,
} from "../src/index.ts";

const answer = { headers: {}, body: "" };
const known = Object.keys(codes) as KnownCode[];

/** Written out once more: a code that changes its side is a change of what visitors see. */
const passing: readonly KnownCode[] = [
  ...(["RATE_LIMIT", "INTERNAL_ERROR", "GATEWAY_ERROR", "NETWORK_ERROR", "TIMEOUT", "TRUNCATED_RESPONSE"] as const),
  "ABORTED",
];

describe("toPublic", () => {
  it("is 503 for what passes by itself, and 500 for what somebody has to correct", () => {
    const found = known.filter((code) => toPublic(new TechLookupError({ code, message: "m" })).status === 503);
    expect(found.toSorted()).toEqual(passing.toSorted());
    expect(toPublic(new TechLookupError({ code: "NOT_FOUND", message: "m" }))).toEqual({
      ...{ status: 500, headers: {}, body: { title: "Internal Server Error" } },
    });
  });

  it("goes by the status where the code is new", () => {
    const statusOf = (status: number) =>
      toPublic(new ApiError({ code: "NEW", message: "m", status, ...answer })).status;
    expect([400, 401, 403, 404, 418, 429, 500, 503, 524].map(statusOf)).toEqual([
      ...[500, 500, 500, 500, 500, 503, 503, 503, 503],
    ]);
  });

  it("goes by the code where it is known, whatever a framework wrote into status", () => {
    const error = new TechLookupError({ code: "CONFIGURATION_ERROR", message: "m" });
    expect(toPublic(Object.assign(error, { status: 503 })).status).toBe(500);
  });

  it("says when to come back, in whole seconds, where the API says so and it helps", () => {
    const after = (retryAfterMs: number, code: KnownCode = "RATE_LIMIT") =>
      toPublic(new ApiError({ code, message: "m", status: 429, ...answer, retryAfterMs })).headers;
    expect(after(1)).toEqual({ "retry-after": "1" });
    expect(after(120_000)).toEqual({ "retry-after": "120" });
    for (const none of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) expect(after(none)).toEqual({});
    expect(after(1_000, "UNAUTHORIZED")).toEqual({});
    expect(
      toPublic(new TimeoutError({ code: "TIMEOUT", message: "m", limit: "attempt", timeoutMs: 1 })).headers,
    ).toEqual({});
  });

  it("holds no text of the error", () => {
    const error = new ResponseError({
      code: "INVALID_RESPONSE",
      message: "secret",
      status: 200,
      headers: { a: "secret" },
      body: "secret",
    });
    expect(JSON.stringify(toPublic(error))).not.toContain("secret");
  });
});
