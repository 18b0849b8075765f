import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent, TechLookupError } from "../src/index.ts";
import { type Step, scripted } from "./support/scripted.ts";

/** What moves a cursor, sets a title or a colour, rings, or changes the order of a line. Written by code point. */
const isControl = (character: string): boolean => {
  const code = character.codePointAt(0) as number;
  if (code === 9 || code === 10) return false;
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    [0x61c, 0x200e, 0x200f].includes(code)
  );
};

const all = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).filter(isControl);
const spoof = `\u001b[2J\u001b]0;title\u0007\u009b31mred\u202egnp.exe\u2066\u200f\r${all.join("")}`;

const places: readonly [string, (text: string) => Step][] = [
  [
    "a message",
    (text) => ({ status: 400, body: { success: false, error: { code: "VALIDATION_ERROR", message: text } } }),
  ],
  ["a code", (text) => ({ status: 400, body: { success: false, error: { code: text, message: "m" } } })],
  [
    "a code and the rest of it",
    (text) => ({ status: 400, body: { success: false, error: { code: `X${text}`, message: "m" } } }),
  ],
  ["a page", (text) => ({ status: 502, body: `<html>${text}</html>` })],
  ["a success that is none", (text) => ({ status: 200, body: text })],
  // Headers hold no C0 and nothing above U+00FF.
  [
    "headers",
    () => ({
      status: 500,
      headers: { server: "a\u009b31mb\u007f".replace("\u007f", ""), "content-type": "text/\u0090x" },
    }),
  ],
  ["a redirect", () => ({ status: 302, headers: { location: "https://x.example/\u009b31m" } })],
  ["what fetch throws", (text) => ({ throws: Object.assign(new TypeError(`fetch failed ${text}`), { code: text }) })],
  ["its cause", (text) => ({ throws: new TypeError("fetch failed", { cause: new Error(text) }) })],
];

/** All that an error shows, but for its JSON, in which the first 32 are escaped anyway. */
const textsOf = (error: TechLookupError): string[] => {
  const { message, code, body = "", location = "", headers = {} } = error.toJSON();
  const { cause } = error as { cause?: Error & { code?: string } };
  return [
    ...[message, code, body, location, ...Object.values(headers)],
    ...[String(error), error.stack ?? "", inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error)],
    ...[cause?.message ?? "", String(cause?.code ?? ""), cause?.stack ?? "", String(cause?.cause ?? "")],
  ];
};

const check = async (step: Step): Promise<void> => {
  const seen: string[] = [];
  const hook = ({ error }: CallEvent): void => void seen.push(String(error));
  const { client, clock } = scripted([step], { retry: { maxAttempts: 1 }, onResult: hook });
  const { error } = await clock.run(client.safe.account.credits());
  expect(error).toBeDefined();
  for (const text of [...seen, ...textsOf(error as TechLookupError)]) {
    expect(Array.from(text.replaceAll("\r\n", "\n")).filter(isControl)).toEqual([]);
  }
};

describe("a server's text cannot write to a terminal", () => {
  it.each(places)("in %s", (_place, step) => check(step(spoof)));

  it("nor does any other, wherever it is", async () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...all), fc.constantFrom("a", " ", "[", "\n", "\t")),
      maxLength: 40,
    });
    const property = fc.asyncProperty(text, fc.constantFrom(...places), (noise, [, step]) => check(step(noise)));
    await fc.assert(property, { seed: 20_261_123, numRuns: 300 });
  });

  it("line ends and tabs stay, each other such character is one U+FFFD", async () => {
    const { client } = scripted([{ status: 502, body: "a\r\n\tb\u001b[1m\u202ec\rd" }], { retry: { maxAttempts: 1 } });
    const { error } = await client.safe.account.credits();
    expect(error?.toJSON().body).toBe("a\r\n\tb\ufffd[1m\ufffdc\ufffdd");
  });
});
