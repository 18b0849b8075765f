import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { safeCause } from "../src/answers/safe-cause.ts";
import { createRedactor } from "../src/index.ts";

const secret = "hush-hush-hush";
const redact = createRedactor(secret);
const safe = (thrown: unknown): unknown => safeCause(thrown, redact);

/** A chain of objects, so deep. */
const deep = (levels: number, end: unknown): object => {
  let value: object = { end };
  for (let level = 1; level < levels; level++) value = { inner: value };
  return value;
};

describe("what holds no secret stays the very object", () => {
  const circle: { self?: object; list: unknown[] } = { list: [1, "two", null] };
  circle.self = circle;
  const numbers = Array.from({ length: 200 }, (_, index) => ({ index }));

  it.each<[string, unknown]>([
    ["an error", new TypeError("fetch failed", { cause: Object.assign(new Error("no"), { code: "ENOTFOUND" }) })],
    ["a DOMException", new DOMException("enough", "AbortError")],
    ["plain data", { a: [1, { b: "text" }], c: undefined, d: 1n }],
    ["a circle", circle],
    ["many values", numbers],
    ["five levels", deep(5, 1)],
    ["300 objects", Array.from({ length: 299 }, () => ({}))],
    ["a text", "text"],
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
  ])("%s", (_name, value) => {
    expect(safe(value)).toBe(value);
  });
});

describe("what holds a secret, or cannot be looked through, is copied", () => {
  class Custom {
    message = "custom";
  }
  const hidden = new Error("outer");
  Object.defineProperty(hidden, "secret", { value: secret, enumerable: false });
  const numbers = Array.from({ length: 301 }, (_, index) => ({ index }));

  it.each<[string, unknown, string]>([
    ["a property", Object.assign(new Error("outer"), { config: { key: secret } }), "outer"],
    ["a property that is not enumerable", hidden, "outer"],
    ["a symbol's property", Object.assign(new Error("outer"), { [Symbol("x")]: secret }), "outer"],
    ["its message", new Error(`with ${secret}`), "with ***"],
    ["a DOMException's message", new DOMException(secret, "AbortError"), "***"],
    ["a Request", Object.assign(new Error("outer"), { request: new Request("https://x.example") }), "outer"],
    ["a Map", Object.assign(new Error("outer"), { map: new Map() }), "outer"],
    ["more values than are looked at", { message: "outer", numbers }, "outer"],
    ["301 objects", Array.from({ length: 300 }, () => ({})), ""],
    ["an object that says that it is plain", Object.create({ constructor: Object, detail: secret }), ""],
    ["more levels than are looked at", { message: "outer", value: deep(5, {}) }, "outer"],
    ["a class of one's own with a secret", Object.assign(new Custom(), { secret }), "custom"],
    ["an object without a message", { key: secret }, ""],
  ])("%s", (_name, value, message) => {
    const copy = safe(value) as Error;
    expect(copy).not.toBe(value);
    expect(copy).toBeInstanceOf(Error);
    expect(copy.message).toBe(message);
    expect(inspect(copy, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it("name, code, stack and causes come along, masked", () => {
    const inner = Object.assign(new RangeError(`inner ${secret}`), { code: `E_${secret}` });
    const thrown = new TypeError("outer", { cause: inner });
    const copy = safe(thrown) as Error;
    expect([copy.name, copy.message]).toEqual(["TypeError", "outer"]);
    expect(copy.stack).toBe(thrown.stack);
    expect(copy.cause).toMatchObject({ name: "RangeError", message: "inner ***", code: "E_***" });
    expect((copy.cause as Error).stack).toContain("RangeError: inner ***");
  });

  it("causes that are no errors come along as what they are, functions do not", () => {
    const causeOf = (cause: unknown): unknown => (safe(new Error(secret, { cause })) as Error).cause;
    expect(causeOf(7)).toBe(7);
    expect(causeOf(`a ${secret}`)).toBe("a ***");
    expect(causeOf(() => secret)).toBeUndefined();
    expect(Object.hasOwn(safe(new Error(secret)) as Error, "cause")).toBe(false);
  });

  it("a class's own getters are looked at: an inspector would show them", () => {
    for (const key of ["name", "message", "stack", "cause"]) {
      const thrown = Object.create({ [Symbol.toStringTag]: "Object" }, {});
      Object.defineProperty(Object.getPrototypeOf(thrown), key, { get: () => `a ${secret}` });
      expect(safe(thrown)).not.toBe(thrown);
    }
  });

  it("a function that was thrown tells nothing", () => expect(safe(() => secret)).toBeUndefined());

  it("what is absent stays absent: no cause of null is lost, no name made up", () => {
    expect(safe(Object.assign(new Error(secret), { cause: null }))).toMatchObject({ message: "***", cause: null });
    const copy = safe({ message: secret, code: 7 }) as Error;
    expect([copy.name, Object.hasOwn(copy, "code")]).toEqual(["Error", false]);
  });

  it("a chain ends at some depth, a circle too", () => {
    const circle = new Error(secret);
    circle.cause = circle;
    let depth = 0;
    for (let next: unknown = safe(circle); next instanceof Error; next = next.cause) depth++;
    expect(depth).toBe(5);
  });

  it("getters that throw tell nothing, and what throws whenever it is looked at is left out", () => {
    const shy = {
      get message(): string {
        throw new Error("no");
      },
      name: "Shy",
    };
    expect(safe(shy)).toMatchObject({ message: "", name: "Shy" });
    const fail = (): never => {
      throw new Error("no");
    };
    expect(safe(new Proxy({}, { get: fail, has: fail, ownKeys: fail }))).toBeUndefined();
  });
});
