import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { safeCause } from "../src/answers/safe-cause.ts";
import { ApiError, createRedactor } from "../src/index.ts";

const secret = "hush-hush-hush";
const redact = createRedactor(secret);
const safe = (thrown: unknown): unknown => safeCause(thrown, redact);

class Quiet extends Error {
  retry(): void {}
  inspection(): void {}
  untoJSON(): void {}
}
class Nameless extends Error {}
Reflect.deleteProperty(Nameless, "name");

describe("what holds no secret stays the very object, an instance of a class too", () => {
  it.each<[string, unknown]>([
    ["an error of a class of one's own", new Quiet("no")],
    ["an error of a class without a name", new Nameless("no")],
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
