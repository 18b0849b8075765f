import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createError } from "../../src/errors/create-error.ts";
import { fromJSON } from "../../src/index.ts";

const seed = 20_261_123;
const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const names = [
  "TechLookupError",
  "ApiError",
  "ResponseError",
  "ConnectionError",
  "TimeoutError",
  "AbortError",
  "ConfigurationError",
  "CreditLimitError",
  "WaitError",
] as const;

const attempt = fc.record(
  {
    number: count,
    startedAtMs: count,
    durationMs: count,
    status: count,
    code: fc.string(),
    retryAfterMs: count,
    waitMs: count,
    waitReason: fc.constantFrom("retry-after" as const, "backoff" as const),
  },
  { requiredKeys: ["number", "startedAtMs", "durationMs"] },
);

const { cause } = fc.letrec<{ cause: unknown }>((tie) => ({
  cause: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.string(),
    fc.integer(),
    fc
      .record({ message: fc.string(), code: fc.option(fc.string(), { nil: undefined }), inner: tie("cause") })
      .map(({ message, code, inner }) =>
        Object.assign(new RangeError(message, { cause: inner }), code === undefined ? {} : { code }),
      ),
  ),
}));

const fields = fc.record(
  {
    name: fc.constantFrom(...names),
    code: fc.string(),
    message: fc.string(),
    stopped: fc.constantFrom("not-retryable" as const, "wait-too-long" as const, "aborted" as const),
    attempts: fc.array(attempt, { maxLength: 3 }),
    status: count,
    headers: fc.dictionary(fc.string(), fc.string()),
    body: fc.string(),
    retryAfterMs: count,
    rateLimit: fc.record({ limit: count, remaining: count }, { requiredKeys: [] }),
    location: fc.string(),
    reason: fc.constantFrom("dns" as const, "unknown" as const),
    requestSent: fc.constantFrom("no" as const, "maybe" as const),
    timeoutMs: count,
    limit: fc.constantFrom("attempt" as const, "deadline" as const),
    argument: fc.string(),
    credits: count,
    creditLimit: count,
    cause,
  },
  { requiredKeys: ["name", "code", "message"] },
);

describe("fromJSON(toJSON(error))", () => {
  it("equals the error, after JSON and after structuredClone", () => {
    const property = fc.property(fields, (given) => {
      const error = createError(given as never);
      const record = error.toJSON();
      for (const carried of [JSON.parse(JSON.stringify(error)), structuredClone(record)]) {
        const revived = fromJSON(carried);
        expect(revived.toJSON()).toEqual(record);
        expect(Object.getPrototypeOf(revived)).toBe(Object.getPrototypeOf(error));
        expect({ ...revived, message: revived.message }).toEqual({ ...error, message: error.message });
      }
    });
    fc.assert(property, { seed, numRuns: 1_000 });
  });

  it("makes an error, or a ConfigurationError, of anything", () => {
    const property = fc.property(fc.anything(), fc.constantFrom(...names), (value, name) => {
      const record = { ...(typeof value === "object" ? value : {}), "@techlookup/error": name };
      for (const given of [value, record]) {
        try {
          expect(fromJSON(given)).toBeInstanceOf(Error);
        } catch (error) {
          expect((error as { code: string }).code).toBe("CONFIGURATION_ERROR");
        }
      }
    });
    fc.assert(property, { seed, numRuns: 1_000 });
  });
});
