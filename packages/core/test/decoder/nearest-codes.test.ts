import { expect, it } from "vitest";
import { nearestCodes } from "../../src/decoder/index.ts";
import { codes } from "../../src/index.ts";

it.each([
  ["RATE_LIMTI", "RATE_LIMIT"],
  ["ratelimit", "RATE_LIMIT"],
  ["rate-limt", "RATE_LIMIT"],
  ["INTERNAL_ERR", "INTERNAL_ERROR"],
  ["NOTFOUND", "NOT_FOUND"],
  ["NOT_FUOND", "NOT_FOUND"],
  ["FORBIDEN", "FORBIDDEN"],
  ["UNAUTHORISED", "UNAUTHORIZED"],
  ["TIMOUT", "TIMEOUT"],
  ["PAYMENT", "PAYMENT_REQUIRED"],
  ["CREDITS_LIMIT", "CREDIT_LIMIT"],
])("%s is nearest to %s", (word, code) => {
  expect(nearestCodes(word)[0]).toBe(code);
});

it("names each code for itself first, and three at most", () => {
  for (const code of Object.keys(codes)) {
    expect(nearestCodes(code)[0]).toBe(code);
    expect(nearestCodes(code).length).toBeLessThanOrEqual(3);
  }
});

it("names none where nothing is near", () => {
  for (const word of ["", "?", "A", "HELLO", "github.com", "QUOTA_EXHAUSTED", "X".repeat(2 ** 20)])
    expect(nearestCodes(word)).toEqual([]);
  expect(nearestCodes(undefined as never)).toEqual([]);
});
