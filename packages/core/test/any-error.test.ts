import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ApiError, fromJSON, TechLookupError, toPublic } from "../src/index.ts";
import { answer, every, notFound } from "./support/sample-errors.ts";

const fields = { code: "NOT_FOUND", message: "no such domain", ...answer };
const makeError = (): ApiError => new ApiError(fields);

/** Every way to look at an error. None may throw. */
const looks: Record<string, (error: TechLookupError) => unknown> = {
  toString: String,
  toJSON: (error) => fromJSON(JSON.parse(JSON.stringify(error))).toString(),
  toPublic: (error) => toPublic(error),
  console: (error) => inspect(error, { depth: 9, showHidden: true }),
  clone: (error) => structuredClone(error.toJSON()),
};

describe("an error takes what any Error takes", () => {
  it("an assignment to each of its properties, and a property of a framework's own", () => {
    for (const error of every.map((one) => fromJSON(one.toJSON()))) {
      const names = [...Object.getOwnPropertyNames(error), "status", "statusCode", "expose", "headers", "toJSON"];
      for (const name of names) expect(Reflect.set(error, name, undefined), `${error.name}.${name}`).toBe(true);
      for (const name of names) Object.defineProperty(error, name, { value: 1 });
      for (const key of Reflect.ownKeys(error)) expect(Reflect.deleteProperty(error, key), String(key)).toBe(true);
    }
  });

  it("Object.assign of anything, its own JSON included", () => {
    const error = Object.assign(makeError(), notFound.toJSON(), { status: 500, expose: false });
    expect(error).toMatchObject({ status: 500, expose: false, code: "NOT_FOUND", name: "ApiError" });
  });

  it("Object.freeze, and remains what it is", () => {
    const error = Object.freeze(makeError());
    for (const look of Object.values(looks)) expect(() => look(error)).not.toThrow();
    expect(error).toBeInstanceOf(ApiError);
  });

  it("structuredClone: what the platform keeps of an Error", () => {
    expect(structuredClone(makeError())).toMatchObject({ message: "no such domain" });
  });

  it("a new message, name, code or status, which it shows from then on", () => {
    const error = makeError();
    Object.assign(error, { message: "changed", name: "Renamed", code: "OTHER", status: 499 });
    expect(String(error)).toMatch(/^Renamed: changed\n {2}code: OTHER, status: 499,/);
    expect(inspect(error)).toMatch(/^Renamed: changed\n/);
    expect(error.toJSON()).toMatchObject({ name: "Renamed", message: "changed", code: "OTHER", status: 499 });
    expect(fromJSON(error.toJSON())).toBeInstanceOf(ApiError);
    expect(fromJSON(error.toJSON()).name).toBe("Renamed");
  });

  it("a new stack: captured again, cut, or made of call sites", () => {
    const error = makeError();
    Error.captureStackTrace(error);
    expect(error.stack).toMatch(/^ApiError: no such domain\n {4}at /);
    error.stack = "elsewhere\n    at there";
    expect(inspect(error)).toMatch(/\n {4}at there$/);
    Object.assign(error, { stack: [{}] });
    expect(inspect(error)).toBe(String(error));
  });
});

describe("an error whose fields hold odd values", () => {
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  const shy = {
    get limit(): number {
      throw new Error("no");
    },
  };
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  const odd: Record<string, unknown> = {
    ...{ undefined: undefined, null: null, symbol: Symbol("s"), bigint: 1n, number: Number.NaN, text: "odd" },
    ...{ shy, circle, function: () => 1, bare: Object.create(null), revoked: revoked.proxy, list: [null, shy, 1] },
    thrower: { toString: () => Promise.reject(), [Symbol.toPrimitive]: 1 },
  };

  it.each(Object.keys(odd))("can be looked at in every way: %s", (kind) => {
    const names = [
      "name",
      "code",
      "message",
      "stopped",
      "attempts",
      "status",
      "headers",
      "rateLimit",
      "cause",
      "stack",
    ];
    for (const name of [...names, "retryAfterMs", "body", "docsUrl"]) {
      const error = makeError();
      Object.defineProperty(error, name, { value: odd[kind] });
      for (const [way, look] of Object.entries(looks)) {
        expect(() => look(error), `${name}, ${way}`).not.toThrow();
      }
    }
  });

  it("can be looked at when a getter throws", () => {
    for (const name of ["code", "attempts", "cause", "status", "headers"]) {
      const get = (): never => {
        throw new Error("no");
      };
      const error = Object.defineProperty(makeError(), name, { get });
      for (const look of Object.values(looks)) expect(() => look(error as ApiError)).not.toThrow();
    }
  });

  it("comes of a constructor that is given a wrong shape, and is one of ours all the same", () => {
    for (const given of [undefined, null, "text", 7, {}, { code: Symbol("s"), message: {}, attempts: 1 }, shy]) {
      const error = new ApiError(given as never);
      expect(error).toBeInstanceOf(ApiError);
      expect(error.code).toBe("UNKNOWN_ERROR");
      for (const look of Object.values(looks)) expect(() => look(error)).not.toThrow();
    }
  });

  it("is shown in a moment, however many causes are behind it, or when they lead back to it", () => {
    let chain = makeError() as TechLookupError;
    for (let index = 0; index < 20_000; index++)
      chain = new TechLookupError({ ...fields, ...{ cause: chain } } as never);
    expect(inspect(chain, { depth: Number.POSITIVE_INFINITY }).length).toBeLessThan(20_000);
    const circular = makeError();
    circular.cause = new Error("between", { cause: circular });
    expect(inspect(circular).length).toBeLessThan(20_000);
    expect(inspect(new TechLookupError({ code: "X", message: "m", cause: "seen" }))).toMatch(/\[cause\]: 'seen'$/);
  });
});

describe("the name of an error", () => {
  it("is a property of its own, as any Error's message is", () => {
    for (const error of every) {
      const own = Object.getOwnPropertyDescriptor(error, "name");
      expect(own).toEqual({ value: error["@techlookup/error"], writable: true, configurable: true, enumerable: false });
    }
  });

  it("is that of a derived class, in whichever way it gives itself one", () => {
    class Field extends ApiError {
      override name = "Field";
    }
    class Assigned extends ApiError {
      constructor(url: string) {
        super({ ...fields, message: url });
        this.name = "Assigned";
      }
    }
    class Inherited extends ApiError {}
    Object.defineProperty(Inherited.prototype, "name", { get: () => "Getter" });
    for (const [error, name] of [
      [new Field(fields), "Field"],
      [new Assigned("m"), "Assigned"],
      [new Inherited(fields), "Getter"],
    ] as const) {
      expect(error.name).toBe(name);
      expect(String(error)).toMatch(new RegExp(`^${name}: `));
      expect(error.constructor.name).not.toBe("ApiError");
      expect(error).toBeInstanceOf(ApiError);
      expect(notFound).not.toBeInstanceOf(error.constructor);
      expect(fromJSON(error.toJSON())).toBeInstanceOf(ApiError);
    }
  });

  it("is not what a minifier makes of the class, nor is the constructor's", async () => {
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
      stdin: { contents: 'export * from "../src/index.ts";', resolveDir: import.meta.dirname, loader: "ts" },
      ...{ bundle: true, minify: true, write: false, format: "esm", target: "es2022" },
    });
    const code = outputFiles[0]?.text ?? "";
    const minified = (await import(
      `data:text/javascript,${encodeURIComponent(code)}`
    )) as typeof import("../src/index.ts");
    const error = new minified.ApiError(fields);
    expect(minified.TimeoutError.name).not.toBe("TimeoutError");
    expect([error.name, error.constructor.name, error.stack?.split("\n")[0]]).toEqual([
      ...["ApiError", "ApiError", "ApiError: no such domain"],
    ]);
    expect(error).toBeInstanceOf(ApiError);
    class Derived extends minified.ApiError {}
    expect(new Derived(fields).constructor.name).toBe("Derived");
  });

  it("can be set on a frozen class without harm", () => {
    Object.freeze(ApiError);
    expect(makeError().name).toBe("ApiError");
  });
});

describe("the stack of an error", () => {
  it("begins with who made it, not with our constructors", () => {
    const caller = (): ApiError => makeError();
    expect(caller().stack).toMatch(/^ApiError: no such domain\n {4}at makeError .*\n {4}at caller /);
  });
});
