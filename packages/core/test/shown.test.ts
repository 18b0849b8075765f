import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { maskedStart } from "../src/answers/answer-fields.ts";
import { showValue } from "../src/errors/configuration.ts";
import { maskShapes } from "../src/errors/redact.ts";
import { createRedactor, TechLookupError } from "../src/index.ts";
import { failure, type Step, scripted } from "./support/scripted.ts";

describe("a value that is refused", () => {
  it.each<[unknown, string]>([
    ["text", '"text"'],
    [undefined, "undefined"],
    [null, "null"],
    [1.5, "1.5"],
    [true, "true"],
    [10n, "10"],
    [Symbol("s"), "Symbol(s)"],
    [[1], "an array"],
    [{ a: 1 }, "an object"],
    [() => 1, "a function"],
    ["x".repeat(78), `"${"x".repeat(78)}"`],
    ["x".repeat(79), `"${"x".repeat(76)}…`],
    ["tapi_live_abc", '"tapi_live_***"'],
  ])("is shown short, and without secrets", (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });
});

describe("an error in a console", () => {
  const attempts = [
    { number: 1, startedAtMs: 0, durationMs: 5, code: "TIMEOUT", waitMs: 7, waitReason: "backoff" as const },
    { number: 2, startedAtMs: 12, durationMs: 3, status: 500, code: "INTERNAL_ERROR" },
  ];

  it("is a few lines: what, code, why it stopped, link, attempts", () => {
    const error = new TechLookupError({ code: "TIMEOUT", message: "m", attempts, stopped: "deadline" });
    expect(String(error)).toBe(
      [
        "TechLookupError: m",
        "  code: TIMEOUT, stopped: deadline",
        `  docs: ${error.docsUrl}`,
        "  attempts:",
        "    1. TIMEOUT after 5 ms, then waited 7 ms (backoff)",
        "    2. 500 INTERNAL_ERROR after 3 ms",
      ].join("\n"),
    );
    expect(inspect(error)).not.toContain("[cause]");
  });

  it("shows its frames alone of the stack, and its causes indented, by the console's own options", () => {
    const cause = Object.assign(new Error("first\nsecond"), { deep: { deeper: { deepest: { end: 1 } } } });
    const error = new TechLookupError({ code: "X", message: "one\ntwo at three", cause });
    const shown = inspect(error, { depth: 9 });
    expect(shown.split("\n").filter((line) => line.includes("two at three")).length).toBe(1);
    expect(shown).toContain("\n  [cause]: Error: first\n  second\n      at ");
    expect(shown).toContain("end: 1");
    const show = Reflect.get(error, Symbol.for("nodejs.util.inspect.custom")) as (...parameters: unknown[]) => string;
    expect(show(2, {})).not.toContain("[cause]");
    Object.defineProperty(error, "stack", { value: undefined });
    expect(show()).toBe(String(error));
  });
});

describe("a redactor", () => {
  const secret = "0123456789abcdef";
  const base64 = (text: string): string => Buffer.from(text).toString("base64");

  it.each([
    [secret, "***"],
    [`a ${secret} b ${secret}`, "a *** b ***"],
    ["tapi_live_abc tapi_test_x-y/z.", "tapi_live_*** tapi_test_***"],
    ['"tapi_live_abc","b"', '"tapi_live_***","b"'],
    ["http://u:p@x.example/a?b=c#d", "http://x.example/a?***"],
    ["https://x.example/a?b=c d", "https://x.example/a?*** d"],
    ["see https://x.example/a.", "see https://x.example/a."],
    ["nothing", "nothing"],
  ])("masks %s", (text, masked) => {
    expect(createRedactor(secret)(text)).toBe(masked);
  });

  it("finds a secret in base64 wherever it falls on the grid", () => {
    for (const length of [16, 17, 18]) {
      const own = secret.repeat(2).slice(0, length);
      for (const before of ["", "a", "ab", "abc", "user:", "Bearer "]) {
        for (const after of ["", "z", "zz"]) {
          expect(createRedactor(own)(base64(before + own + after))).toContain("***");
        }
      }
    }
  });

  it.each([
    ["https://user:p@ssword@a.example/x", "https://a.example/x"],
    ["HTTPS://user:password@a.example/x?key=secret", "HTTPS://a.example/x?***"],
    ["https://user:it's@a.example:8443/x?key=1", "https://a.example:8443/x?***"],
    ["to https://a.example/@scope and https://u:p@b.example/", "to https://a.example/@scope and https://b.example/"],
  ])("masks a URL's credentials up to the last @ before its path: %s", (text, masked) => {
    expect(maskShapes(text)).toBe(masked);
  });

  it("masks a secret in base64 to its last letter, and one that JSON escapes", () => {
    expect(createRedactor("twelve-chars")(`${base64("twelve-chars")},`)).toBe("***,");
    const odd = 'say-"hi"\\-twice';
    expect(createRedactor(odd)(JSON.stringify({ said: `key ${odd} sent` }))).toBe('{"said":"key *** sent"}');
  });

  it.each(["1234567", "", undefined, null, 12345678])("refuses %j, which it cannot mask", (short) => {
    expect(() => createRedactor(short as string)).toThrow(/^secret must have 8 characters or more/);
  });

  it("masks a secret of 8 characters", () => {
    expect(createRedactor("12345678")("a 12345678 b")).toBe("a *** b");
  });
});

describe("what an error keeps of its answer", () => {
  const errorOf = async (step: Step) => {
    const { client, clock } = scripted([step], { retry: { maxAttempts: 1 } });
    return (await clock.run(client.safe.account.credits())).error?.toJSON();
  };

  it("is a header's first 200 characters, and a message's first 500, on one line", async () => {
    const long = await errorOf(failure(400, "X", { server: "s".repeat(201), via: "v".repeat(200) }));
    expect(long?.headers?.server).toBe(`${"s".repeat(199)}…`);
    expect(long?.headers?.via).toBe("v".repeat(200));
    const message = "a\n b".repeat(200);
    const said = await errorOf({ status: 400, body: { success: false, error: { code: "X", message } } });
    expect(said?.message).toBe(`400 X from GET /v1/credits: ${"a b".repeat(200).slice(0, 499)}…`);
  });

  it("has no half of a secret at its end, however long the secret is", () => {
    const long = "s".repeat(8_000);
    const mask = (text: string): string => text.replaceAll(long, "***");
    expect(maskedStart(`begin${long}|${long}`, 10, mask)).not.toContain("|s");
    // Nothing is cut off here, so that nothing is left out.
    expect(maskedStart(`begin${long}${"|".repeat(197)}`, 10, mask)).toBe("begin***||");
  });

  it("is the rate limit as far as it is told", async () => {
    const limitOf = async (headers: Record<string, string>) => (await errorOf(failure(400, "X", headers)))?.rateLimit;
    expect(await limitOf({ "x-ratelimit-limit": "60" })).toStrictEqual({ limit: 60 });
    expect(await limitOf({ "x-ratelimit-remaining": "5" })).toStrictEqual({ remaining: 5 });
    expect(await limitOf({ "x-ratelimit-limit": "60x", "x-ratelimit-remaining": "1".repeat(16) })).toBeUndefined();
    expect(Object.keys((await errorOf(failure(400, "X"))) ?? {})).not.toContain("retryAfterMs");
  });

  it("is not the status of a redirect that a browser hides", async () => {
    const hidden = Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
    const error = await errorOf(async () => hidden);
    expect(error).toMatchObject({ code: "UNEXPECTED_REDIRECT", status: 0 });
    expect(error?.message).toMatch(/^UNEXPECTED_REDIRECT from /);
    expect(Object.keys(error ?? {})).not.toContain("location");
  });
});
