import { describe, expect, it } from "vitest";
import { isMistake } from "../src/platform.ts";

describe("a program's own mistake", () => {
  it.each([
    "Cannot read properties of undefined (reading 'x')",
    "undefined is not an object (evaluating 'a.b')",
    'can\'t access property "x", a is undefined',
    "Cannot convert undefined or null to object",
    "x is not a function",
    "Failed to execute 'fetch' on 'Window': Illegal invocation",
    "'fetch' called on an object that does not implement interface Window.",
    "Can only call Window.fetch on instances of Window",
  ])("is %s", (message) => {
    expect(isMistake(new TypeError(message))).toBe(true);
  });

  it.each([
    "fetch failed",
    "Load failed",
    "Failed to fetch (api.nullschool.net)",
    "Failed to fetch (undefined.example)",
    "error sending request for url (https://a.example/v1/technology/name/null): client error (SendRequest): http2 error",
    "error sending request for url (https://a.example/v1/technology/name/undefined)",
  ])("is not %s", (message) => {
    expect(isMistake(new TypeError(message))).toBe(false);
  });
});
