import { afterEach, describe, expect, it } from "vitest";
import { placeAt, withoutStack } from "../src/errors/place-at.ts";
import { failure, scripted } from "./support/scripted.ts";

const { stackTraceLimit } = Error;
afterEach(() => {
  Error.stackTraceLimit = stackTraceLimit;
  Reflect.deleteProperty(Error, "prepareStackTrace");
});

const placed = (): Error => placeAt(new Error(), new RangeError("too far"));

describe("the stack of a call's error", () => {
  it("leads to who called", async () => {
    const { client } = scripted([failure(404, "NOT_FOUND"), { throws: new TypeError("undefined is not a function") }]);
    const whoCalls = async () => [await client.safe.account.credits(), await client.safe.account.credits()];
    for (const { error } of await whoCalls()) expect(error?.stack).toMatch(/\n +at .*whoCalls.*place-at\.test\.ts/);
  });

  it("begins with the error, and leads to the place", () => {
    expect(placed().stack).toMatch(/^RangeError: too far\n +at placed /);
  });

  it("has the error's name and message also where nobody wants places", () => {
    Error.stackTraceLimit = 0;
    expect(placed().stack).toBe("RangeError: too far");
  });

  it("may be written to, frozen and cloned as that of any error", () => {
    const error = placed();
    error.stack = "mine";
    expect([error.stack, Object.keys(error)]).toEqual(["mine", []]);
    expect(Object.freeze(placed()).stack).toMatch(/^RangeError: too far\n/);
    expect(structuredClone(placed()).stack).toMatch(/^RangeError: too far\n/);
  });

  it("that somebody prepares as no text is asked for again", () => {
    const error = placed();
    Error.prepareStackTrace = () => [];
    expect(error.stack).toBe("RangeError: too far");
    expect(error.stack).toBe("RangeError: too far");
  });

  it("is written once it is read", () => {
    const error = placed();
    const { stack } = error;
    expect(Object.getOwnPropertyDescriptor(error, "stack")).toMatchObject({ value: stack, enumerable: false });
  });
});

describe("an error without a stack of its own", () => {
  it("leaves the limit as it was, also where it cannot be made", () => {
    expect(withoutStack(() => new Error("x")).stack).toBe("Error: x");
    expect(() =>
      withoutStack(() => {
        throw new TypeError("no");
      }),
    ).toThrow("no");
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });
});
