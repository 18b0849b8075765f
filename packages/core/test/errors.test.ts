import { inspect } from "node:util";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import {
  AbortError,
  ApiError,
  ConfigurationError,
  fromJSON,
  isApiError,
  TechLookupError,
  TimeoutError,
} from "../src/index.ts";
import { attempts, every, notFound } from "./support/sample-errors.ts";

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
    expect(new TimeoutError({ code: "TIMEOUT", message: "m", limit: "attempt", timeoutMs: 5 }).name).toBe(
      "TimeoutError",
    );
    expect(new AbortError({ code: "ABORTED", message: "m" }).name).toBe("AbortError");
  });

  it("have their own fields, and no others", () => {
    const plain = new TechLookupError({ code: "X", message: "m" });
    expect(Object.keys(plain)).toEqual(["code", "stopped", "attempts"]);
    expect(Object.hasOwn(plain, "cause")).toBe(false);
    const fields = { code: "TIMEOUT", message: "m", limit: undefined as never, timeoutMs: 5 };
    expect(Object.keys(new TimeoutError(fields))).not.toContain("limit");
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
