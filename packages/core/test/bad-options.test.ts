import { describe, expect, it } from "vitest";
import { type ClientOptions, ConfigurationError, TechLookup } from "../src/index.ts";
import { key } from "./support/scripted.ts";

const make = (options: unknown) => () => new TechLookup(options as ClientOptions);

describe("a client is not made", () => {
  it.each<[string, unknown, string, string]>([
    ["without a key", {}, "apiKey", "is missing: pass { apiKey }"],
    ["with an empty key", { apiKey: "" }, "apiKey", "is missing: pass { apiKey }"],
    [
      "with a key with a line break",
      { apiKey: `${key}\n` },
      "apiKey",
      `(character ${key.length + 1} of ${key.length + 1})`,
    ],
    [
      "with a key in quotes",
      { apiKey: `"${key}"` },
      "apiKey",
      `(character 1 of ${key.length + 2}): pass the key alone`,
    ],
    ["with a key in typographic quotes", { apiKey: `“${key}”` }, "apiKey", "without quotes"],
    ["with a key and spaces around", { apiKey: ` ${key}\u00a0` }, "apiKey", "(character 1 of"],
    ["with a key behind a byte order mark", { apiKey: `\ufeff${key}` }, "apiKey", "pass the key alone"],
    ["with a key and a zero-width space", { apiKey: `${key}\u200b` }, "apiKey", `(character ${key.length + 1} of`],
    ["with quotes for a key", { apiKey: '""' }, "apiKey", "(character 1 of 2)"],
    ["with a key with a space", { apiKey: `Bearer ${key}` }, "apiKey", "contains a space"],
    ["with a key of other letters", { apiKey: "schlüssel" }, "apiKey", "(character 5 of 9)"],
    ["with a key that is no text", { apiKey: 7 }, "apiKey", "number"],
    ["with a key too short to be masked", { apiKey: "1234567" }, "apiKey", "fewer than 8 characters"],
    ["with the word Bearer for a key", { apiKey: "Bearer" }, "apiKey", "Bearer"],
    ["with a base URL that is none", { apiKey: key, baseUrl: "api.example" }, "baseUrl", '"api.example"'],
    ["with another scheme", { apiKey: key, baseUrl: "ftp://x.example" }, "baseUrl", "https"],
    [
      "with credentials in the URL",
      { apiKey: key, baseUrl: "https://user:hush@x.example" },
      "baseUrl",
      "no credentials",
    ],
    ["with plain http to another machine", { apiKey: key, baseUrl: "http://x.example" }, "baseUrl", "x.example"],
    [
      "with plain http to what looks like this one",
      { apiKey: key, baseUrl: "http://127.0.0.1.x.example" },
      "baseUrl",
      "https",
    ],
    ["with a query in the URL", { apiKey: key, baseUrl: "https://x.example/?a=1" }, "baseUrl", "query"],
    ["with /v1 in the URL", { apiKey: key, baseUrl: "https://x.example/v1/" }, "baseUrl", "/v1"],
    ["with null for options", null, "options", "null"],
    [
      "with no attempts",
      { apiKey: key, retry: { maxAttempts: 0 } },
      "retry.maxAttempts",
      "from 1 to Infinity, and is 0",
    ],
    ["with half an attempt", { apiKey: key, retry: { maxAttempts: 1.5 } }, "retry.maxAttempts", "1.5"],
    ["with a negative base", { apiKey: key, retry: { transient: { baseMs: -1 } } }, "retry.transient.baseMs", "-1"],
    ["with NaN for a limit", { apiKey: key, deadlineMs: Number.NaN }, "deadlineMs", "NaN"],
    ["with a text for a limit", { apiKey: key, attemptTimeoutMs: "5" }, "attemptTimeoutMs", '"5"'],
    ["with a jitter of its own", { apiKey: key, retry: { jitter: "some" } }, "retry.jitter", "full, none"],
    ["with a retry that is no object", { apiKey: key, retry: false }, "retry", "false"],
    ["with a budget that is none", { apiKey: key, retry: { budget: 5 } }, "retry.budget", "RetryBudget"],
    ["with a clock without methods", { apiKey: key, clock: { now: 1, setTimer: 2 } }, "clock", "be a Clock"],
    ["with half a clock", { apiKey: key, clock: { now: Date.now, setTimer: 2 } }, "clock", "be a Clock"],
    ["with a text for options", "options", "options", "be an object such as { apiKey }, and is"],
    ["with a number for bounds", { apiKey: key, retry: { throttle: 7 } }, "retry.throttle", "such as { baseMs: 500 }"],
    ["with a budget without methods", { apiKey: key, retry: { budget: { costOf: 1 } } }, "retry.budget", "RetryBudget"],
    [
      "with options that throw",
      {
        apiKey: key,
        get clock() {
          throw new Error("hush");
        },
      },
      "options",
      "plain data",
    ],
    [
      "with a key that throws",
      {
        get apiKey() {
          throw new Error("hush");
        },
      },
      "options",
      "plain data",
    ],
    ["with a base URL that throws", { apiKey: key, baseUrl: { toString: null } }, "baseUrl", "be a URL"],
    ["with a fetch that is none", { apiKey: key, fetch: "x" }, "fetch", "function"],
    ["with a hook that is none", { apiKey: key, onRetry: 1 }, "onRetry", "function"],
  ])("%s", (_name, options, argument, words) => {
    let error: unknown;
    try {
      make(options)();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument, attempts: [], stopped: "not-retryable" });
    expect((error as Error).message).toContain(words);
    expect((error as Error).message).toContain("Nothing was sent.");
    expect((error as Error).message).not.toMatch(new RegExp(`hush|${key}`));
  });

  it.each([
    "http://localhost:8787",
    "http://127.0.0.1:1",
    "http://[::1]:1/",
    "https://x.example/gateway/",
    new URL("https://x.example"),
  ])("but it is made with %s", (baseUrl) => {
    expect(make({ apiKey: key, baseUrl })).not.toThrow();
  });

  it("and options that do not exist are ignored", () => {
    expect(make({ apiKey: key, retires: 5 })).not.toThrow();
  });
});
