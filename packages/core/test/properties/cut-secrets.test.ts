import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, createRedactor, decodeAnswer } from "../../src/platform.ts";

const seed = 20_261_123;
const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const secrets = fc.string({ unit: letter, minLength: 16, maxLength: 60 });
const base64 = (text: string): string => Buffer.from(text).toString("base64");

const answer = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
  ...{ status, text, headers: new Headers(headers), end: "complete" },
});

const request = { request: "GET /v1/usage", envelope: "required", nowMs: 0, maxResponseBytes: 1 } as const;

/** Every place where an error keeps but the beginning of a text. */
const places: readonly ((text: string) => Answer)[] = [
  (message) => answer(400, JSON.stringify({ success: false, error: { code: "VALIDATION_ERROR", message } })),
  (message) => answer(200, JSON.stringify({ success: false, error: { code: "VALIDATION_ERROR", message } })),
  (text) => answer(502, text),
  (text) => answer(302, "", { location: `https://x.example/${text}` }),
  (text) => answer(500, "", { server: text, "content-type": text }),
];

describe("a text that is cut", () => {
  it("keeps no half of a key, however often it names it, and wherever it is cut", () => {
    const padding = fc.oneof(fc.nat(1_100), fc.integer({ min: 8_000, max: 8_400 }), fc.nat(17_000));
    const times = fc.oneof(fc.nat(60), fc.nat(1_000));
    const form = fc.constantFrom((text: string) => text, base64);
    const property = fc.property(
      secrets,
      padding,
      times,
      form,
      fc.constantFrom(...places),
      (secret, length, count, write, place) => {
        const context = { ...request, redact: createRedactor(secret) };
        const written = write(secret);
        const decoded = decodeAnswer(place("-".repeat(length) + `${written} `.repeat(count)), context);
        // The last letters of a base64 text may hold a single letter of the key, and depend on what follows.
        const half = written.slice(0, 12);
        expect(JSON.stringify(decoded).includes(half)).toBe(false);
      },
    );
    fc.assert(property, { seed, numRuns: 1_000 });
  }, 120_000);

  it("keeps as much as it may of a text without a key", () => {
    const redact = createRedactor("0123456789abcdef");
    for (const length of [8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 100_000]) {
      const decoded = decodeAnswer(answer(500, "x".repeat(length)), { ...request, redact });
      expect(decoded).toMatchObject({ failure: { fields: { body: "x".repeat(Math.min(length, 8_192)) } } });
    }
  });
});

describe("masking", () => {
  it.each(["http://", "https://a@", "https://a?", "tapi_live_", "tapi_test_a,", "0123456789abcde", "a", " "])(
    "takes linear time: a megabyte of %j",
    (part) => {
      const text = part.repeat(1_000_000 / part.length);
      const startedAt = performance.now();
      createRedactor("0123456789abcdef")(text);
      // Linear is some milliseconds; quadratic would be minutes.
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    },
  );
});
