import { afterEach, describe, expect, it } from "vitest";
import { maskRefusal } from "../src/errors/configuration.ts";
import { createRedactor, docsUrlOf, fromJSON, TechLookupError } from "../src/index.ts";
import { configurationError } from "../src/platform.ts";
import { notFound } from "./support/sample-errors.ts";

const record = notFound.toJSON();
const revive = (over: object) => fromJSON({ ...record, ...over });

/** A chain of records, each the cause of the one before, and how many of them come back as causes. */
const chainOf = (length: number, link: object): object | undefined =>
  length === 0 ? undefined : { ...link, cause: chainOf(length - 1, link) };
const causesOf = (error: unknown): number => {
  const { cause } = error as { cause?: unknown };
  return cause === undefined ? 0 : 1 + causesOf(cause);
};

describe("an error made of a record", () => {
  it("needs a code that is a text, and attempts", () => {
    for (const over of [{ code: 7 }, { code: undefined }, { attempts: {} }, { "@techlookup/error": undefined }])
      expect(() => revive(over)).toThrow("value is not an error's JSON");
  });

  it("has five causes at most, ours or others'", () => {
    expect(causesOf(revive({ cause: chainOf(9, record) }))).toBe(5);
    expect(causesOf(revive({ cause: chainOf(9, { name: "RangeError", message: "m" }) }))).toBe(5);
    expect(causesOf(revive({ cause: chainOf(5, { name: "RangeError", message: "m" }) }))).toBe(5);
  });

  it("has no cause that is no record, and of one without words an empty message", () => {
    for (const cause of [7, "text", null]) expect(revive({ cause }).cause).toBeUndefined();
    expect(revive({ cause: { name: "X" } }).cause).toMatchObject({ name: "X", message: "" });
    expect(revive({ cause: { name: "X", message: "m" } }).cause).not.toHaveProperty("cause");
    expect(revive({ cause: { message: "m" } }).cause).toBe("m");
  });

  it("has no field of a wrong type, a list in the place of a text among them", () => {
    const error = revive({ message: ["a"], body: ["b"], attempts: [1, null, { number: 1, nested: {} }] });
    expect(error).toMatchObject({ message: "", attempts: [{ number: 1 }] });
    expect(error.attempts).toEqual([{ number: 1 }]);
    expect(error.toJSON().body).not.toEqual(["b"]);
  });

  it("has a thousand attempts at most", () => {
    expect(revive({ attempts: Array.from({ length: 1_001 }, (_, number) => ({ number })) }).attempts.length).toBe(
      1_000,
    );
  });

  it("says nothing of a cause that cannot be said", () => {
    const cause = Object.assign(() => {}, {
      toString: () => {
        throw new Error("no");
      },
    });
    expect(new TechLookupError({ code: "X", message: "m", cause }).toJSON().cause).toEqual({ message: "" });
  });
});

describe("an error in a console", () => {
  const show = (error: object, inspect: (value: unknown) => string): string => {
    const own = Reflect.get(error, Symbol.for("nodejs.util.inspect.custom")) as (...given: unknown[]) => string;
    return own(2, {}, inspect);
  };

  it("says so where its cause cannot be shown", () => {
    const error = new TechLookupError({ code: "X", message: "m", cause: new Error("m") });
    const throws = (): never => {
      throw new Error("no");
    };
    expect(show(error, throws)).toMatch(/\n {2}\[cause\]: cannot be shown$/);
  });

  it("shows five causes, and no line of its message for a frame", () => {
    let error = new TechLookupError({ code: "X", message: "m" });
    for (let level = 0; level < 9; level++)
      error = new TechLookupError({ code: "X", message: "m at home", cause: error });
    const inspect = (value: unknown): string => show(value as object, inspect);
    expect(inspect(error).match(/\[cause\]/g)?.length).toBe(5);
    expect(inspect(error)).not.toMatch(/^ at home/m);
  });
});

describe("a refusal", () => {
  const redact = createRedactor("hush-hush");
  const refuse = (thrown: unknown): unknown => {
    try {
      return maskRefusal(redact, () => {
        throw thrown;
      });
    } catch (error) {
      return error;
    }
  };

  it("is masked, its stack too", () => {
    const { message, argument, stack } = refuse(configurationError("hush-hush", "is hush-hush")) as Record<
      string,
      string
    >;
    expect([message, argument]).toEqual([expect.stringContaining("*** is ***"), "***"]);
    expect(stack).toContain(message);
    expect(stack).not.toContain("hush");
  });

  it("of others' is not ours to change, nor is a stack that is none", () => {
    expect((refuse(new Error("hush-hush")) as Error).message).toBe("hush-hush");
    const bare = Object.assign(configurationError("x", "y"), { stack: undefined });
    expect((refuse(bare) as Error).stack).toBeUndefined();
  });
});

it("the page of what is no code, or half a character, is the finder", () => {
  expect(docsUrlOf(7 as never)).toMatch(/\/errors\?code=$/);
  expect(docsUrlOf("\ud800")).toMatch(/\/errors\?code=%EF%BF%BD$/);
});

describe("the limit of stacks", () => {
  const { stackTraceLimit } = Error;
  afterEach(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  it("stays what it was once an error was made without one", async () => {
    const { withoutStack } = await import("../src/errors/place-at.ts");
    Error.stackTraceLimit = 7;
    withoutStack(() => new Error("m"));
    expect(Error.stackTraceLimit).toBe(7);
    Reflect.deleteProperty(Error, "stackTraceLimit");
    withoutStack(() => new Error("m"));
    expect(Object.hasOwn(Error, "stackTraceLimit")).toBe(false);
  });
});
