import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createError } from "../../src/errors/create-error.ts";
import { type ErrorFields, type ErrorName, fromJSON, TechLookupError } from "../../src/index.ts";

const seed = 20_261_123;
const names: readonly ErrorName[] = [
  ...(["TechLookupError", "ApiError", "ResponseError", "ConnectionError"] as const),
  ...(["TimeoutError", "AbortError", "ConfigurationError", "CreditLimitError", "WaitError"] as const),
];
/** Any text at all: halves of characters, too, which JSON and URLs stumble over. */
const text = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 8 });

const plain = (message: string, name: string, cause: unknown): Error =>
  Object.defineProperty(new Error(message, { cause }), "name", { value: name });

const { ours } = fc.letrec<{ ours: TechLookupError; foreign: Error; cause: unknown }>((tie) => ({
  cause: fc.oneof({ maxDepth: 6 }, fc.oneof(text, fc.constant(null)), tie("ours"), tie("foreign")),
  foreign: fc.tuple(text, text, tie("cause")).map(([message, name, cause]) => plain(message, name, cause)),
  ours: fc
    .record({ name: fc.constantFrom(...names), code: text, message: text, body: text, cause: tie("cause") })
    .map((fields) => createError(fields as ErrorFields)),
}));

const chainOf = (error: unknown): object[] => {
  const chain: object[] = [];
  for (let next = error; typeof next === "object" && next !== null; next = (next as { cause?: unknown }).cause) {
    chain.push(next);
  }
  return chain;
};

describe("an error with others behind it", () => {
  it("comes back with all of them, each of its class, after JSON and structuredClone", () => {
    const property = fc.property(ours, (error) => {
      const record = error.toJSON();
      for (const carried of [JSON.parse(JSON.stringify(error)), structuredClone(record)]) {
        const revived = fromJSON(carried);
        expect(revived.toJSON()).toEqual(record);
        // A chain is carried six deep; what is behind that stays.
        const [before, after] = [chainOf(error).slice(0, 6), chainOf(revived)];
        expect(after.length).toBe(before.length);
        after.forEach((link, index) => {
          expect(link).toBeInstanceOf(Error);
          expect(Object.getPrototypeOf(link)).toBe(Object.getPrototypeOf(before[index]));
        });
      }
    });
    fc.assert(property, { seed, numRuns: 500 });
  });

  it("can be shown, and linked to, whatever its code is", () => {
    const property = fc.property(ours, (error) => {
      expect(String(error)).toContain(error.message);
      expect(new URL(error.docsUrl).origin).toBe("https://techlookup.github.io");
      expect(error instanceof TechLookupError).toBe(true);
    });
    fc.assert(property, { seed, numRuns: 500 });
  });
});
