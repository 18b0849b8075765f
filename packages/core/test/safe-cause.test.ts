import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { safeCause } from "../src/answers/safe-cause.ts";
import { ApiError, createRedactor } from "../src/index.ts";

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
    ["four levels", deep(4, 1)],
    ["a text", "text"],
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
  ])("%s", (_name, value) => {
    expect(safe(value)).toBe(value);
  });
});

class Quiet extends Error {
  retry(): void {}
}

describe("what holds no secret stays the very object, an instance of a class too", () => {
  it.each<[string, unknown]>([
    ["an error of a class of one's own", new Quiet("no")],
    ["an error of ours", new ApiError({ code: "NOT_FOUND", message: "m", status: 404, headers: {}, body: "" })],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["several errors", new AggregateError([new Error("a"), new RangeError("b")], "c")],
    ["one with a symbol for a key", Object.assign(new Error("a"), { [Symbol("undici.error")]: true })],
    ["a symbol", Symbol("quiet")],
  ])("%s", (_name, value) => {
    expect(safe(value)).toBe(value);
  });
});

describe("where an inspector would show the secret", () => {
  const named = { [secret]: class extends Error {} }[secret] as typeof Error;
  const getter = Object.defineProperty(new Error("outer"), "quiet", { get: () => secret, enumerable: true });
  let reads = 0;
  const fickle = Object.defineProperty(new Error("outer"), "quiet", {
    get: () => (reads++ > 0 ? secret : "quiet"),
    enumerable: true,
  });
  class Inspected extends Error {
    [inspect.custom](): string {
      return `I am ${secret}`;
    }
  }
  class ForJson extends Error {
    toJSON(): unknown {
      return { secret };
    }
  }
  class Shared extends Error {}
  Object.assign(Shared.prototype, { detail: `a ${secret}` });
  class Getter extends Error {
    get detail(): string {
      return secret;
    }
  }
  class Tagged extends Error {
    get [Symbol.toStringTag](): string {
      return secret;
    }
  }
  const with_ = (part: unknown): Error => Object.assign(new Error("outer"), { part });

  it.each<[string, unknown]>([
    ["a property's name", Object.assign(new Error("outer"), { [secret]: 1 })],
    ["a property's name, deeper", with_({ list: [{ [`x-${secret}`]: 1 }] })],
    ["a symbol's description, as a key", Object.assign(new Error("outer"), { [Symbol(secret)]: 1 })],
    ["a symbol's description, as a value", with_(Symbol(secret))],
    ["a symbol that was thrown", Symbol(secret)],
    ["a function's name", with_({ [secret]: () => {} }[secret])],
    ["a function's property", with_(Object.assign(() => {}, { secret }))],
    ["a class's name", new named("outer")],
    ["a class's name, deeper", with_(new named("inner"))],
    ["a class that is a value", with_(named)],
    ["a getter", getter],
    ["a getter that changes its mind", fickle],
    ["a getter of a class", new Getter("outer")],
    ["an inspection of its own", Object.assign(new Error("outer"), { [inspect.custom]: () => secret })],
    ["an inspection of its class", new Inspected("outer")],
    ["a toJSON of its class", new ForJson("outer")],
    ["a text that its class has", new Shared("outer")],
    ["a tag of its class", new Tagged("outer")],
    [
      "a proxy's target",
      with_(new Proxy({ secret }, { ownKeys: () => [], getOwnPropertyDescriptor: () => undefined })),
    ],
    ["a text as an object", with_(new String(secret))],
    ["a key in an escaped form", with_(encodeURIComponent(secret).replaceAll("-", "%2d"))],
    [
      "a Map that says that it is an object",
      with_(Object.defineProperty(new Map([[secret, 1]]), Symbol.toStringTag, { value: "Object" })),
    ],
  ])("%s: a copy takes its place", (_name, value) => {
    const shown = safe(value);
    expect(shown).not.toBe(value);
    const options = { depth: 9, showHidden: true, getters: true, showProxy: true };
    for (let look = 0; look < 2; look++) expect(inspect(shown, options)).not.toMatch(/hush.hush.hush/);
    expect(JSON.stringify([shown, String(shown)])).not.toContain(secret);
  });

  it("a number that is the key", () => {
    const digits = safeCause(
      Object.assign(new Error("outer"), { id: 1234567890, big: 1234567890n }),
      createRedactor("1234567890"),
    );
    expect(inspect(digits)).not.toContain("1234567890");
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
