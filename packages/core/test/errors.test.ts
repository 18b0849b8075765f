import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { describe, expect, it, vi } from "vitest";
import {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  fromJSON,
  isApiError,
  isConnectionError,
  isTechLookupError,
  ResponseError,
  TechLookupError,
  TimeoutError,
} from "../src/index.ts";

const answer = { status: 404, headers: { server: "x" }, body: "{}" };
const attempts = [{ number: 1, startedAtMs: 5, durationMs: 2, status: 404, code: "NOT_FOUND" }];
const notFound = new ApiError({ code: "NOT_FOUND", message: "no such domain", ...answer, attempts });

/** One error of every class, with fields of its own. */
const every: TechLookupError[] = [
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
];

/** The same module once more, as a second installed copy would be. */
vi.resetModules();
const otherCopy = await import("../src/index.ts");

describe("errors", () => {
  it("are errors, with literal names, a link, and their history", () => {
    expect(notFound).toBeInstanceOf(Error);
    expect(notFound).toMatchObject({
      name: "ApiError",
      code: "NOT_FOUND",
      status: 404,
      stopped: "not-retryable",
      attempts,
    });
    expect(notFound.docsUrl).toMatch(/\/errors\/not-found$/);
    expect(String(notFound)).toBe(`ApiError: no such domain
  code: NOT_FOUND, status: 404, stopped: not-retryable
  docs: ${notFound.docsUrl}
  attempts: 
    1. 404 NOT_FOUND after 2 ms`);
    expect(String(every[7])).toContain("attempts: none, nothing was sent");
    expect(notFound.stack).toMatch(/^ApiError: no such domain\n/);
    expect(new TimeoutError({ code: "TIMEOUT", message: "m" }).name).toBe("TimeoutError");
    expect(new AbortError({ code: "ABORTED", message: "m" }).name).toBe("AbortError");
  });

  it("come back as themselves after JSON and structuredClone", () => {
    for (const error of every) {
      for (const record of [JSON.parse(JSON.stringify(error)), structuredClone(error.toJSON())]) {
        const revived = fromJSON(record);
        expect(revived).toBeInstanceOf(Error);
        expect(Object.getPrototypeOf(revived)).toBe(Object.getPrototypeOf(error));
        expect(revived.toJSON()).toEqual(error.toJSON());
        expect(revived.message).toBe(error.message);
      }
    }
  });

  it("come back as themselves from a worker", async () => {
    const worker = new Worker(
      "const { parentPort } = require('node:worker_threads'); parentPort.once('message', (m) => parentPort.postMessage(m))",
      { eval: true },
    );
    const back = new Promise((resolve) => worker.once("message", resolve));
    worker.postMessage(notFound.toJSON());
    const revived = fromJSON(await back);
    expect(revived).toBeInstanceOf(ApiError);
    expect(isApiError(revived, "NOT_FOUND")).toBe(true);
    await worker.terminate();
  });

  it("show themselves in consoles: description, place, cause", () => {
    const error = new TechLookupError({ code: "UNKNOWN_ERROR", message: "m", cause: new RangeError("deep") });
    const shown = inspect(error);
    expect(shown.startsWith(`${String(error)}\n    at `)).toBe(true);
    expect(shown).toContain("[cause]: RangeError: deep");
    const deno = Reflect.get(error, Symbol.for("Deno.customInspect")) as (...parameters: unknown[]) => string;
    expect(deno(inspect, {})).toBe(shown);
    expect(inspect({ nested: { error } })).toContain("docs: https://");
  });

  it("end a circle of causes, and a long chain", () => {
    const circle = new Error("circle");
    circle.cause = circle;
    const text = JSON.stringify(new TechLookupError({ code: "UNKNOWN_ERROR", message: "m", cause: circle }));
    expect(text.match(/circle/g)?.length).toBeLessThan(10);
    expect(() => fromJSON(JSON.parse(text))).not.toThrow();
  });

  it("take no field but their own from a record", () => {
    const record = { ...notFound.toJSON(), stack: "forged", toJSON: 1, extra: 1, constructor: 1 };
    const revived = fromJSON(JSON.parse(JSON.stringify(record)));
    expect(revived).not.toHaveProperty("extra");
    expect(revived.stack).not.toBe("forged");
    expect(typeof revived.toJSON).toBe("function");
  });

  it.each([undefined, null, 1, "x", {}, [], { code: "X" }, { "@techlookup/error": "ApiError" }, new Error("x")])(
    "are not made of %j",
    (value) => {
      expect(() => fromJSON(value)).toThrow(ConfigurationError);
    },
  );

  it("become their base when a newer version's class is unknown", () => {
    const record = { ...notFound.toJSON(), name: "QuantumError", "@techlookup/error": "QuantumError" };
    expect(fromJSON(record)).toBeInstanceOf(TechLookupError);
    expect(fromJSON({ ...record, name: "constructor" })).toBeInstanceOf(TechLookupError);
  });
});

describe("instanceof and guards", () => {
  it("hold across two copies of the package, both ways", () => {
    expect(otherCopy.ApiError).not.toBe(ApiError);
    const foreign = new otherCopy.ApiError({ code: "NOT_FOUND", message: "m", ...answer });
    expect(foreign).toBeInstanceOf(ApiError);
    expect(foreign).toBeInstanceOf(TechLookupError);
    expect(foreign).not.toBeInstanceOf(ConnectionError);
    expect(notFound).toBeInstanceOf(otherCopy.ApiError);
    expect(isApiError(foreign, "NOT_FOUND")).toBe(true);
    expect(otherCopy.isTechLookupError(notFound)).toBe(true);
  });

  it("hold across realms", () => {
    const foreign = runInNewContext("Object.assign(new Error('m'), { '@techlookup/error': 'ApiError', code: 'X' })");
    expect(foreign instanceof Error).toBe(false);
    expect(foreign).toBeInstanceOf(ApiError);
    expect(isTechLookupError(foreign)).toBe(true);
  });

  it("tell the classes apart", () => {
    for (const error of every) {
      const fitting = [
        ApiError,
        ResponseError,
        ConnectionError,
        TimeoutError,
        AbortError,
        ConfigurationError,
        CreditLimitError,
      ].filter((type) => error instanceof type);
      expect(fitting.length).toBe(error.name === "TechLookupError" ? 0 : 1);
      expect(error).toBeInstanceOf(TechLookupError);
    }
  });

  it("tell a class that somebody derives from its base", () => {
    class Derived extends ApiError {}
    const derived = new Derived({ code: "NOT_FOUND", message: "m", ...answer });
    expect(derived).toBeInstanceOf(Derived);
    expect(derived).toBeInstanceOf(ApiError);
    expect(notFound).not.toBeInstanceOf(Derived);
  });

  it("ask for a code where one is given", () => {
    expect(isApiError(notFound)).toBe(true);
    expect(isApiError(notFound, "NOT_FOUND")).toBe(true);
    expect(isApiError(notFound, "FORBIDDEN")).toBe(false);
    expect(isConnectionError(notFound)).toBe(false);
    expect(isConnectionError(every[4])).toBe(true);
  });

  it.each([undefined, null, 0, "", "ApiError", {}, [], new Error("x"), Symbol("x")])("refuse %s", (value) => {
    expect(isTechLookupError(value)).toBe(false);
    expect((value as unknown) instanceof TechLookupError).toBe(false);
  });

  it("stand values that throw when they are looked at", () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error("no");
        },
      },
    );
    expect(isTechLookupError(hostile)).toBe(false);
  });
});
