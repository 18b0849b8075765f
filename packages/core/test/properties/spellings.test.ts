import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.ts";

const seed = 20_261_123;
/** A long search: `SPELLINGS=200000 vitest run spellings`. */
const numRuns = Number(process.env.SPELLINGS ?? 2_000);

const visible = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const secrets = fc.oneof(
  fc.string({ unit: visible, minLength: 12, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom("/", "+", "=", '"', "\\", "%", "&", "_", "a", "7"), minLength: 12, maxLength: 40 }),
);

const hex = (character: string, digits: number): string => character.charCodeAt(0).toString(16).padStart(digits, "0");
const each = (text: string, write: (character: string) => string): string => Array.from(text, write).join("");
const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Ways to write a text that a decoder of JSON, URLs, HTML or base64 reads back. */
const encoders: Readonly<Record<string, (text: string) => string>> = {
  "JSON.stringify": (text) => JSON.stringify(text),
  "JSON, slashes escaped": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "JSON, all escaped": (text) => each(text, (character) => `\\u${hex(character, 4)}`),
  "JSON, all escaped, in capitals": (text) => each(text, (character) => `\\u${hex(character, 4).toUpperCase()}`),
  "JSON, signs escaped": (text) => text.replace(/\W/g, (character) => `\\u${hex(character, 4)}`),
  encodeURIComponent: (text) => encodeURIComponent(text),
  "URL, in small letters": (text) => encodeURIComponent(text).replace(/%../g, (written) => written.toLowerCase()),
  "URL, all escaped": (text) => each(text, (character) => `%${hex(character, 2)}`),
  "a form": (text) => String(new URLSearchParams({ key: text })),
  "HTML, signs escaped": (text) => text.replace(/\W/g, (character) => `&#x${hex(character, 2)};`),
  "with tabs, which URL parsers drop": (text) => each(text, (character) => `${character}\t`),
  "with a control character inside": (text) => `${text.slice(0, 3)}\u0007${text.slice(3)}`,
  base64,
  base64url: (text) => Buffer.from(text).toString("base64url"),
  "base64, in lines": (text) => base64(text).replace(/.{16}/g, "$&\r\n"),
  "base64 after a user name": (text) => base64(`u:${text}`),
  "base64 before something": (text) => base64(`${text}, etc`),
};

/** The same text, decoded in every way once. Written anew, with the platform's own decoders where there are some. */
const decodings = (text: string): string[] => {
  const hexOf = (digits: string): string => String.fromCharCode(Number.parseInt(digits, 16));
  const runs = text.match(/[A-Za-z0-9+/_-][A-Za-z0-9+/_\s-]*/g) ?? [];
  return [
    text.replace(/\\(u[\da-fA-F]{4}|.)/g, (whole, after) => {
      if (/[bfnrtu"\\/]/.test(after[0]) && (after[0] !== "u" || after.length > 1)) return JSON.parse(`"${whole}"`);
      return after;
    }),
    text.replace(/%([\da-f]{2})/gi, (_, digits) => hexOf(digits)),
    text.replace(/&#x([\da-f]+);/gi, (_, digits) => hexOf(digits)),
    text.replace(/\r?\n[\t ]+|\p{Cc}+/gu, ""),
    ...runs.flatMap((run) => {
      const letters = run.replaceAll(/\s/g, "");
      return letters.length < 16
        ? []
        : [0, 1, 2, 3].map((start) => Buffer.from(letters.slice(start), "base64").toString("latin1"));
    }),
  ].filter((decoded) => decoded !== text);
};

/** Whether decoders, one after the other, find a secret in a text. */
const reveals = (text: string, secret: string, depth: number, seen = new Set<string>()): boolean => {
  if (text.includes(secret)) return true;
  if (depth === 0 || seen.has(text)) return false;
  seen.add(text);
  return decodings(text).some((decoded) => reveals(decoded, secret, depth - 1, seen));
};

describe("a key in any encoding of any encoding", () => {
  const chain = fc.array(fc.constantFrom(...Object.keys(encoders)), { maxLength: 4 });
  const noise = fc.string({ maxLength: 12, unit: "grapheme-ascii" });

  it("is read back from no text that is shown", () => {
    const property = fc.property(secrets, chain, noise, noise, (secret, names, before, after) => {
      const written = names.reduce((text, name) => encoders[name]?.(text) ?? text, secret);
      const shown = createRedactor(secret)(`${before} ${written} ${after}`);
      expect(reveals(shown, secret, names.length + 1)).toBe(false);
    });
    fc.assert(property, { seed, numRuns });
  });

  it("is found by its decoders in all of them, so that the test above could fail", () => {
    const property = fc.property(secrets, chain, (secret, names) => {
      const written = names.reduce((text, name) => encoders[name]?.(text) ?? text, secret);
      expect(reveals(written, secret, names.length + 1)).toBe(true);
    });
    fc.assert(property, { seed, numRuns: 300 });
  });

  it("is found where a header was folded", () => {
    expect(createRedactor("s3cret-V+alue")("x: s3cret\r\n -V+alue y")).toBe("x: *** y");
  });

  it("leaves a text without it as it is", () => {
    const text = fc.string({ maxLength: 2_000, unit: "grapheme-ascii" });
    const property = fc.property(secrets, text, chain, (secret, plain, names) => {
      fc.pre(!reveals(plain, secret.slice(0, 6), 1));
      const clean = plain.replace(/\p{Cc}|tapi_|https?:/giu, "");
      const written = names.slice(0, 2).reduce((inner, name) => encoders[name]?.(inner) ?? inner, clean);
      expect(createRedactor(secret)(written)).toBe(written.replaceAll("\u0007", "\ufffd"));
    });
    fc.assert(property, { seed, numRuns: 300 });
  });
});
