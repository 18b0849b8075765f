import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTechLookupError, type Result, rowOf } from "../../src/index.ts";
import { scripted } from "../support/scripted.ts";

const seed = 20_261_123;

const headerText = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
const headers = fc.dictionary(
  fc.constantFrom("retry-after", "date", "x-ratelimit-limit", "x-should-retry", "content-type", "location", "server"),
  headerText,
);

const almostEnvelope = fc
  .record(
    {
      success: fc.oneof(fc.boolean(), fc.jsonValue()),
      data: fc.jsonValue(),
      error: fc.oneof(
        fc.jsonValue(),
        fc.record({ code: fc.jsonValue(), message: fc.jsonValue() }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: [] },
  )
  .map((value) => new TextEncoder().encode(JSON.stringify(value)));

const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), almostEnvelope);

/** How a body comes: in pieces, and perhaps not to its end. */
const body = fc.record({ bytes, pieces: fc.integer({ min: 1, max: 5 }), end: fc.constantFrom("close", "error") });

const streamOf = ({ bytes: all, pieces, end }: { bytes: Uint8Array; pieces: number; end: string }): ReadableStream =>
  new ReadableStream({
    start(controller) {
      const size = Math.max(1, Math.ceil(all.length / pieces));
      for (let at = 0; at < all.length; at += size) controller.enqueue(all.slice(at, at + size));
      if (end === "close") controller.close();
      else controller.error(new TypeError("terminated"));
    },
  });

const expectSound = (result: Result<unknown>): void => {
  if (result.ok) return;
  const { error } = result;
  expect(isTechLookupError(error)).toBe(true);
  expect(typeof error.code).toBe("string");
  expect(error.message.length).toBeLessThan(2_000);
  expect(error.docsUrl).toMatch(/^https:\/\//);
  const { status, body: text, headers: kept, retryAfterMs } = error.toJSON();
  if (error.name === "ApiError" || error.name === "ResponseError") {
    expect(typeof status).toBe("number");
    expect(text?.length).toBeLessThanOrEqual(8_192);
    expect(typeof kept).toBe("object");
  } else {
    expect(rowOf(error.code)).toBeDefined();
  }
  if (retryAfterMs !== undefined) expect(retryAfterMs).toBeGreaterThanOrEqual(0);
  expect(error.attempts.map(({ number }) => number)).toEqual(error.attempts.map((_, index) => index + 1));
};

describe("whatever a server sends", () => {
  it("only errors of this project come out, and results never reject", async () => {
    const answer = fc.record({ status: fc.integer({ min: 200, max: 599 }), headers, body });
    const property = fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 4 }), async (answers) => {
      const steps = answers.map(({ status, headers: sent, body: stream }) => async () => {
        const empty = [204, 205, 304].includes(status);
        return new Response(empty ? null : streamOf(stream), { status, headers: sent });
      });
      const { client, clock } = scripted(steps);
      expectSound(await clock.run(client.safe.domains.get("example.com")));
      expect(clock.pending).toBe(0);
    });
    await fc.assert(property, { seed, numRuns: 400 });
  });

  it("so it is with whatever a fetch throws or returns", async () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
    });
    const property = fc.asyncProperty(anything, fc.boolean(), async (value, throws) => {
      const returned = async (): Promise<Response> => value as Response;
      const { client, clock } = scripted([throws ? { throws: value } : returned]);
      const result = await clock.run(client.safe.domains.get("example.com"));
      expect(result.ok).toBe(false);
      expectSound(result);
      expect(() => JSON.stringify(result.error)).not.toThrow();
      expect(() => String(result.error)).not.toThrow();
    });
    await fc.assert(property, { seed, numRuns: 400 });
  });

  it("nothing is polluted", async () => {
    const key = fc.constantFrom("__proto__", "constructor", "toString", "error", "code");
    const nested = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.constant(1), fc.array(fc.tuple(key, tie("value")), { maxLength: 3 })),
    })).value;
    const write = (value: unknown): string =>
      Array.isArray(value) ? `{${value.map(([name, inner]) => `"${name}":${write(inner)}`).join(",")}}` : "1";
    const property = fc.asyncProperty(nested, fc.constantFrom(200, 400, 500), async (value, status) => {
      const text = `{"success":false,"error":${write(value)}}`;
      const { client, clock } = scripted([{ status, body: text }]);
      expectSound(await clock.run(client.safe.domains.get("example.com")));
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as { code?: unknown }).code).toBeUndefined();
    });
    await fc.assert(property, { seed, numRuns: 200 });
  });
});
