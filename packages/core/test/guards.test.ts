import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  isApiError,
  isConnectionError,
  isTechLookupError,
  ResponseError,
  TechLookupError,
  TimeoutError,
  WaitError,
} from "../src/index.ts";
import { answer, every, notFound } from "./support/sample-errors.ts";

/** The same module once more, as a second installed copy would be. */
vi.resetModules();
const otherCopy = await import("../src/index.ts");

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
        WaitError,
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

  const marked = { "@techlookup/error": "ApiError" };

  it.each([
    ...[undefined, null, 0, "", "ApiError", {}, [], new Error("x"), Symbol("x")],
    ...[{ "@techlookup/error": 7 }, Object.assign(() => 1, marked)],
  ])("refuse %s", (value) => {
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
