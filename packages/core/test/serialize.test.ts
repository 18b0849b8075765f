import { describe, expect, it } from "vitest";
import { fromJSON, TechLookupError } from "../src/index.ts";
import { every, notFound } from "./support/sample-errors.ts";

const causeOf = (cause: unknown) => new TechLookupError({ code: "UNKNOWN_ERROR", message: "m", cause }).toJSON().cause;

describe("a cause as data", () => {
  const shy = {
    get name(): string {
      throw new Error("no");
    },
    code: 7,
  };

  const causes: [unknown, unknown][] = [
    [new RangeError("deep"), { name: "RangeError", message: "deep" }],
    [
      Object.assign(new Error("e"), { code: "ENOTFOUND", other: "left out" }),
      { name: "Error", message: "e", code: "ENOTFOUND" },
    ],
    [
      new Error("a", { cause: new Error("b") }),
      { name: "Error", message: "a", cause: { name: "Error", message: "b" } },
    ],
    [new Error("a", { cause: undefined }), { name: "Error", message: "a" }],
    ["text", { message: "text" }],
    [7, { message: "7" }],
    [null, { message: "null" }],
    [Symbol("s"), { message: "Symbol(s)" }],
    [{}, { message: "" }],
    [shy, { message: "" }],
  ];

  it("is what it was called and said, its code, and what was behind it", () => {
    for (const [cause, expected] of causes) expect(causeOf(cause)).toStrictEqual(expected);
  });

  it("is the whole record where it is an error of this project", () => {
    expect(causeOf(notFound)).toStrictEqual(notFound.toJSON());
  });

  it("goes five levels deep, and no further", () => {
    let chain: Error | undefined;
    for (const name of "hgfedcba") chain = new Error(name, chain && { cause: chain });
    expect(JSON.stringify(causeOf(chain)).match(/"message":"."/g)?.length).toBe(5);
    let nested = notFound as TechLookupError;
    for (let level = 0; level < 9; level++)
      nested = new TechLookupError({ code: "UNKNOWN_ERROR", message: "m", cause: nested });
    expect(JSON.stringify(nested).match(/"docsUrl"/g)?.length).toBe(6);
  });
});

describe("a record", () => {
  it("holds the fields of each class, and nothing that is absent", () => {
    const common = ["@techlookup/error", "name", "code", "message", "docsUrl", "stopped", "attempts"];
    const keys = every.map((error) => Object.keys(error.toJSON()));
    for (const found of keys) expect(found).toEqual(expect.arrayContaining(common));
    expect(keys.map((found) => found.filter((key) => !common.includes(key)))).toEqual([
      ["cause"],
      ["status", "headers", "body"],
      ["status", "retryAfterMs", "rateLimit", "headers", "body"],
      ["status", "headers", "body", "location"],
      ["reason", "requestSent", "cause"],
      ["timeoutMs", "limit"],
      ["cause"],
      ["argument"],
      ["credits", "creditLimit"],
      ["requestSent", "waitMs"],
    ]);
  });

  it("is refused, with words, when it is none", () => {
    for (const value of [{}, { ...notFound.toJSON(), code: 7 }, { ...notFound.toJSON(), attempts: "none" }]) {
      expect(() => fromJSON(value)).toThrow("value is not an error's JSON: pass what error.toJSON() returned.");
    }
  });

  it("gives causes back: texts as texts, errors with name and code", () => {
    const revive = (cause: unknown): unknown =>
      fromJSON(JSON.parse(JSON.stringify(new TechLookupError({ code: "X", message: "m", cause })))).cause;
    expect(revive("text")).toBe("text");
    const error = revive(Object.assign(new RangeError("deep"), { code: "E1" })) as Error;
    expect([error.name, error.message, (error as { code?: string }).code]).toEqual(["RangeError", "deep", "E1"]);
    expect(revive(new Error("plain"))).toBeInstanceOf(Error);
    expect(Object.hasOwn(revive(new Error("plain")) as Error, "code")).toBe(false);
    for (const cause of [
      { message: "nameless", code: "E1" },
      { message: "nameless", cause: "b" },
    ]) {
      expect(revive(cause)).toMatchObject({ name: "Error", ...cause });
    }
    expect(revive(new Error("a", { cause: "b" }))).toMatchObject({ message: "a", cause: "b" });
  });
});
