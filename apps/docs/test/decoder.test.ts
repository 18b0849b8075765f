import { inspect } from "node:util";
import { decode } from "@techlookup/core/decoder";
import { codes, docsUrlOf, type KnownCode, type TechLookupError } from "@techlookup/node";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRealErrors } from "./support/real-errors.ts";

let errors: readonly TechLookupError[];
beforeAll(async () => {
  errors = await makeRealErrors();
});

/** What JSON of an error becomes on its way to whoever pastes it. */
const wrappings: readonly [string, (error: TechLookupError) => string][] = [
  ["as JSON", (error) => JSON.stringify(error)],
  ["as JSON on many lines", (error) => JSON.stringify(error, undefined, 2)],
  ["in a line of a log", (error) => `2026-11-24T00:00:00Z ERROR ${JSON.stringify({ level: 50, err: error, pid: 7 })}`],
  ["in a JSON text", (error) => JSON.stringify({ message: `call failed: ${JSON.stringify(error)}` })],
  ["in a JSON text in a JSON text", (error) => JSON.stringify({ log: JSON.stringify({ e: JSON.stringify(error) }) })],
  ["in a piece of a JSON text", (error) => JSON.stringify(JSON.stringify(error)).slice(1, -1)],
  [
    "twice escaped, in a piece",
    (error) => `job: ${JSON.stringify(JSON.stringify(JSON.stringify(error))).slice(1, -1)}`,
  ],
  [
    "with its keys in another order",
    (error) => JSON.stringify(Object.fromEntries(Object.entries(error.toJSON()).reverse())),
  ],
  ["by its own fields alone, as loggers copy them", (error) => JSON.stringify({ type: error.name, ...error })],
  ["as an object that a console prints", (error) => inspect(error.toJSON(), { depth: 9 })],
  ["behind another brace", (error) => `at main.ts { retry: ${JSON.stringify(error)} }`],
];

describe("a real error", () => {
  it("is one of each kind that the tests speak of", () => {
    expect(errors.map(({ code }) => code)).toEqual([
      ...["NOT_FOUND", "CONFIGURATION_ERROR", "GATEWAY_ERROR", "RATE_LIMIT", "UNEXPECTED_REDIRECT"],
      ...["UNEXPECTED_STATUS", "INVALID_RESPONSE", "TRUNCATED_RESPONSE", "TIMEOUT", "ABORTED", "UNAUTHORIZED"],
      ...["VALIDATION_ERROR", "NETWORK_ERROR", "CREDIT_LIMIT", "NO_SLOT"],
    ]);
  });

  it.each(wrappings)("is known %s, with all that its JSON tells", (_name, wrap) => {
    for (const error of errors) {
      const { code, status, stopped, reason, retryAfterMs, attempts } = error.toJSON();
      const row = codes[code as KnownCode];
      const decoded = decode(wrap(error));
      expect(decoded, wrap(error)).toMatchObject({
        ...{ code, stopped, attempts, confidence: "exact", docsUrl: docsUrlOf(code), side: row.side, retry: row.retry },
      });
      expect([decoded.reason, decoded.retryAfterMs]).toEqual([reason, retryAfterMs]);
      expect([decoded.status, decoded.usualStatus]).toEqual([status, row.status ?? undefined]);
    }
  });

  it("is known as a console prints it, in colours, indented or in one line", () => {
    for (const error of errors) {
      const shown = inspect(error);
      const red = shown.replaceAll(/^/gm, `${String.fromCharCode(27)}[31m`);
      for (const text of [
        shown,
        red,
        `> ${shown.replaceAll("\n", "\n> ")}`,
        JSON.stringify({ shown }),
        String(error),
      ]) {
        const { code, status, stopped, reason, attempts } = error.toJSON();
        const decoded = decode(text);
        expect(decoded, text).toMatchObject({ code, stopped, confidence: "exact" });
        expect([decoded.reason, decoded.status]).toEqual([reason, status]);
        expect(decoded.attempts).toEqual(attempts.map(({ startedAtMs: _, retryAfterMs: __, ...rest }) => rest));
        expect(decoded.retryAfterMs).toBe(error.toJSON().retryAfterMs);
      }
    }
  });

  it("is known by its message, its stack or its link alone", () => {
    for (const { message, stack, code, docsUrl } of errors) {
      expect(decode(message), message).toMatchObject({ code });
      expect(decode(String(stack)), message).toMatchObject({ code });
      expect(decode(`see ${docsUrl} for more`)).toMatchObject({ code, confidence: "exact" });
    }
  });

  it("is the first of several", () => {
    const text = errors.map((error) => JSON.stringify(error)).join("\n");
    expect(decode(text)).toMatchObject({ code: "NOT_FOUND", confidence: "exact" });
    expect(decode(text).why).toMatch(`The first of ${errors.length} in the text.`);
    expect(decode(JSON.stringify(errors[0])).why).not.toMatch("first");
  });

  it("hides nothing behind its cause", () => {
    const aborted = errors.find(({ code }) => code === "ABORTED");
    const record = { ...aborted?.toJSON(), cause: errors[0]?.toJSON() };
    expect(decode(JSON.stringify(record))).toMatchObject({ code: "ABORTED", why: expect.not.stringMatching("first") });
  });

  it("has its own attempts alone, where another is printed behind it", () => {
    const [first, second] = errors.filter(({ attempts }) => attempts.length > 1);
    const { attempts } = decode(`${inspect(first)}\n${inspect(second)}`);
    expect(attempts.map(({ code }) => code)).toEqual([first?.code, first?.code]);
  });

  it("loses what cannot be true", () => {
    const odd = { number: -1, durationMs: 1.5, status: 9_999, code: "a b", waitReason: "why", waitMs: 5 };
    const record = { ...errors[0]?.toJSON(), status: "404", retryAfterMs: -5, attempts: [odd, 7], stopped: "so" };
    const decoded = decode(JSON.stringify(record));
    expect(decoded).toMatchObject({ code: "NOT_FOUND", status: 404, attempts: [{ waitMs: 5 }] });
    expect(Object.keys(decoded)).toEqual(expect.not.arrayContaining(["retryAfterMs", "stopped"]));
    expect(Object.keys(decoded.attempts[0] ?? {})).toEqual(["waitMs"]);
  });

  it("of a later version keeps a code that is not known here", () => {
    const record = { ...errors[0]?.toJSON(), code: "QUOTA_MOVED" };
    const { title, ...decoded } = decode(JSON.stringify(record));
    expect(decoded).toMatchObject({ code: "QUOTA_MOVED", status: 404, docsUrl: docsUrlOf("QUOTA_MOVED") });
    expect(title).toBeUndefined();
  });
});
