import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { failure, scripted, success } from "./support/scripted.ts";

const json = '{"success":true,"data":{"name":"Zürich"}}';
const data = { name: "Zürich" };
const bytes = Buffer.from(json);
/** Cut in the middle of a character. */
const pieces = [bytes.subarray(0, json.indexOf("ü") + 1), bytes.subarray(json.indexOf("ü") + 1)];

const headers = new Headers({ "content-type": "application/json" });
const respond =
  (response: object, status = 200) =>
  async (): Promise<Response> =>
    ({ status, headers, ...response }) as unknown as Response;

async function* generated(): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function* views(View: typeof DataView): AsyncGenerator<ArrayBufferView> {
  for (const piece of pieces) yield new View(new Uint8Array(piece).buffer);
}

async function* reusing(): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(json.length * 2);
  for (const piece of pieces) {
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
}

async function* sparse(): AsyncGenerator<Uint8Array | undefined> {
  for (const piece of pieces) yield* [undefined, piece];
}

const ofAnotherMake: [string, () => object][] = [
  ["a stream of Node, as node-fetch has", () => ({ body: Readable.from(pieces) })],
  ["a stream of Node that gives texts", () => ({ body: Readable.from(pieces).setEncoding("utf8") })],
  ["an async iterable", () => ({ body: generated() })],
  ["pieces that are views of other kinds", () => ({ body: views(DataView) })],
  [
    "pieces that are array buffers",
    () => ({ body: Readable.from(pieces.map((piece) => new Uint8Array(piece).buffer)) }),
  ],
  ["pieces in one buffer that is used again", () => ({ body: reusing() })],
  ["a piece that is undefined", () => ({ body: sparse() })],
  ["a text alone, as React Native has", () => ({ text: async () => json })],
  ["an array buffer alone", () => ({ arrayBuffer: async () => new Uint8Array(bytes).buffer })],
  ["a text that is read before `body`, a text", () => ({ body: json, text: async () => json })],
  ["JSON alone, as mocks have", () => ({ json: async () => JSON.parse(json) })],
  ["a text as its body", () => ({ body: json })],
  ["headers in a Map", () => ({ headers: new Map([["content-type", "x"]]), text: async () => json })],
  ["headers in an object", () => ({ headers: { "content-type": "x" }, text: async () => json })],
  ["no headers", () => ({ headers: undefined, text: async () => json })],
];

describe("a response of another make", () => {
  it.each(ofAnotherMake)("is read: %s", async (_what, response) => {
    const events: unknown[] = [];
    const { client, sent } = scripted([respond(response())], { onAttempt: (event) => events.push(event.rateLimit) });
    expect(await client.companies.get("example.com")).toEqual(data);
    expect([sent.length, events.length]).toEqual([1, 1]);
  });

  it.each(ofAnotherMake)("is held to the size limit: %s", async (_what, response) => {
    const { client, sent } = scripted([respond(response())], { maxResponseBytes: bytes.length - 1 });
    expect((await client.safe.domains.get("example.com")).error?.code).toBe("RESPONSE_TOO_LARGE");
    expect(sent.length).toBe(1);
  });

  it.each([
    ["a stream of Node", () => ({ body: new Readable({ read: () => {} }) })],
    ["a text", () => ({ text: () => new Promise(() => {}) })],
  ])("is held to the time limits, and let go: %s", async (_what, response) => {
    const given = response() as { body?: Readable };
    const { client, clock } = scripted([respond(given)], { attemptTimeoutMs: 100, retry: { maxAttempts: 1 } });
    expect((await clock.run(client.safe.domains.get("example.com"))).error?.code).toBe("TIMEOUT");
    if (given.body) expect(given.body.destroyed).toBe(true);
  });

  it("that comes after the time limit is let go as well", async () => {
    const body = new Readable({ read: () => {} });
    const late = async (): Promise<Response> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return respond({ body })();
    };
    const { client, clock } = scripted([late], { attemptTimeoutMs: 5, retry: { maxAttempts: 1 } });
    expect((await clock.run(client.safe.domains.get("example.com"))).error?.code).toBe("TIMEOUT");
    await expect.poll(() => body.destroyed).toBe(true);
  });

  it("keeps what its headers say, also in a plain object", async () => {
    const step = respond({ headers: { "retry-after": "30" }, text: async () => "{}" }, 429);
    const { client } = scripted([step], { retry: { maxAttempts: 1 } });
    expect((await client.safe.domains.get("example.com")).error).toMatchObject({ retryAfterMs: 30_000 });
  });

  it("is lost where its stream breaks, and asked for again", async () => {
    const broken = new Readable({ read: () => broken.destroy(Object.assign(new Error("x"), { code: "ECONNRESET" })) });
    const { client, clock } = scripted([respond({ body: broken }), success()]);
    expect((await clock.run(client.safe.domains.get("example.com"))).ok).toBe(true);
  });

  it.each([
    ["nothing to read", {}, "TRUNCATED_RESPONSE"],
    ["a body that is a number", { body: 7 }, "TRUNCATED_RESPONSE"],
    [
      "a text that is read already",
      { text: (): Promise<string> => Promise.reject(new TypeError("Already read")) },
      "TRUNCATED_RESPONSE",
    ],
    ["no status", { status: undefined, text: async (): Promise<string> => json }, "UNKNOWN_ERROR"],
  ])("is refused once where it has %s", async (_what, response, code) => {
    const { client, sent } = scripted([respond(response), success()]);
    const { error } = await client.safe.domains.get("example.com");
    expect(error).toMatchObject({ code, stopped: "not-retryable" });
    expect(sent.length).toBe(1);
  });

  it.each([undefined, null, 7, "text"])("is refused once where it is none: %s", async (response) => {
    const { client, sent } = scripted([async () => response as unknown as Response, success()]);
    expect((await client.safe.domains.get("example.com")).ok).toBe(false);
    expect(sent.length).toBe(1);
  });
});

describe("a request", () => {
  it("asks caches for nothing", async () => {
    const { client, clock, sent } = scripted([failure(500, "INTERNAL_ERROR"), success()]);
    await clock.run(client.domains.get("example.com"));
    expect(sent.map(({ init }) => init.cache)).toEqual(["no-store", "no-store"]);
  });

  it("does not use the option where the platform does not know it", async () => {
    const known = Object.getOwnPropertyDescriptor(Request.prototype, "cache") as PropertyDescriptor;
    Reflect.deleteProperty(Request.prototype, "cache");
    const { client, sent } = scripted([success()]);
    await client.domains.get("example.com");
    Object.defineProperty(Request.prototype, "cache", known);
    expect(sent[0]?.init).not.toHaveProperty("cache");
  });

  it("that expects nothing succeeds with a 204, and one that expects data does not", async () => {
    const { client } = scripted([{ status: 204 }]);
    for (const method of ["DELETE", "PUT", "PATCH", "POST"] as const)
      expect(await client.request({ method, path: "/v1/x" })).toBe(undefined);
    expect((await client.safe.request({ method: "GET", path: "/v1/x" })).error?.code).toBe("INVALID_RESPONSE");
    expect((await client.safe.domains.detectLive("https://example.com")).error?.code).toBe("INVALID_RESPONSE");
  });

  it.each([
    ["the signal was aborted before", { signal: AbortSignal.abort("why") }, {}, "ABORTED"],
    ["it could exceed the credit limit", {}, { creditLimit: 0 }, "CREDIT_LIMIT"],
  ])("that is not sent cancels the stream given as its body: %s", async (_why, options, clientOptions, code) => {
    let cancelled: unknown = "not";
    const body = new ReadableStream({
      cancel: () => {
        cancelled = "cancelled";
      },
    });
    const { client, sent } = scripted([success()], clientOptions);
    const request = { method: "POST", path: "/v1/x", body } as const;
    expect((await client.safe.request(request, options)).error?.code).toBe(code);
    expect([sent.length, cancelled]).toEqual([0, "cancelled"]);
  });
});
