import { describe, expect, it } from "vitest";
import { createRedactor } from "../src/index.ts";

const secret = `k3y/"<of>&'mine'77`;
const redact = createRedactor(secret);
const each = (write: (hex: string, character: string) => string, text = secret): string =>
  Array.from(text, (character) => write(character.charCodeAt(0).toString(16), character)).join("");
const base64 = Buffer.from(secret).toString("base64");
const html = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" } as Readonly<Record<string, string>>;
const inHtml = each((_, character) => (html[character] ? `&${html[character]};` : character));

describe("a secret is masked, and nothing beside it, that is written", () => {
  it.each<[string, string]>([
    ["in plain", secret],
    ["in capitals", secret.toUpperCase()],
    ["twice in a row", secret + secret],
    ["by \\u", each((hex) => `\\u00${hex}`)],
    ["by \\U", each((hex) => `\\U00${hex.toUpperCase()}`)],
    ["by \\u{}", each((hex) => `\\u{${hex}}`)],
    ["by \\u{} with zeros", each((hex) => `\\u{0000${hex}}`)],
    ["by \\x", each((hex) => `\\x${hex}`)],
    [
      "with a backslash before each sign",
      each((_, character) => (/\w/.test(character) ? character : `\\${character}`)),
    ],
    ["by %", each((hex) => `%${hex}`)],
    ["by %u", each((hex) => `%u00${hex}`)],
    ["by &#x", each((hex) => `&#x${hex};`)],
    ["by &#X and zeros", each((hex) => `&#X000${hex.toUpperCase()};`)],
    ["by &#", each((hex) => `&#${Number.parseInt(hex, 16)};`)],
    ["by &# and zeros", each((hex) => `&#000${Number.parseInt(hex, 16)};`)],
    ["by &# without a semicolon", each((hex) => `&#${Number.parseInt(hex, 16)}`)],
    ["by the names of HTML", inHtml],
    ["by the names of HTML, in capitals", inHtml.replace(/&\w+;/g, (name) => name.toUpperCase())],
    ["in % of %", encodeURIComponent(encodeURIComponent(secret))],
    ["in JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["on folded lines", each((_, character) => `${character}\r\n\t  `).trim()],
    ["on lines after empty lines", each((_, character) => `${character}\n\n\n  \t`).trim()],
    ["with control characters between", each((_, character) => `${character}\u0001\u0002`).slice(0, -2)],
    ["in base64", base64],
    ["in base64, with spaces", base64.replace(/..../g, "$&  ").trim()],
    ["in base64, on lines of JSON", base64.replace(/..../g, "$&\\r\\n").slice(0, -4)],
    ["in base64, on lines with tabs", base64.replace(/..../g, "$&\\t\\f\\b").slice(0, -6)],
  ])("%s", (_way, written) => {
    // What is around it stays to the letter: the place of each character is known.
    for (const [before, after] of [
      ["", ""],
      ["(", ")"],
      ["said % and & ", " % & so on"],
    ])
      expect(redact(`${before}${written}${after}`)).toBe(`${before}***${after}`);
  });

  it.each([
    ["base64", "base64"],
    ["base64url", "base64url"],
    ["% and UTF-8", "uri"],
  ] as const)("in %s, beyond ASCII", (_way, encoding) => {
    const odd = "schlüssel~~~???ÿÿÿ77";
    const written = encoding === "uri" ? encodeURIComponent(odd) : Buffer.from(odd).toString(encoding);
    expect(createRedactor(odd)(`(${written})`)).toBe("(***)");
  });
});

describe("a secret that is cut off", () => {
  it.each(["…", "", '"…', "'", '"', "\\", "\\u00…", "%2…", "&#x", "&quo…", "\\u{00"])("is masked before %j", (cut) => {
    expect(redact(`key ${secret.slice(0, 12)}${cut}`)).toBe(`key ***${cut}`);
    expect(redact(`key ${secret.slice(0, 8)}${cut}`)).toBe(`key ***${cut}`);
  });

  it.each(["x", " …", '""…', "%é…", "&#x2;x"])("is no secret before %j", (after) => {
    expect(redact(`key ${secret.slice(0, 12)}${after}`)).toBe(`key ${secret.slice(0, 12)}${after}`);
  });

  it("is no secret where there are fewer than eight characters of it", () => {
    expect(redact(`key ${secret.slice(0, 7)}…`)).toBe(`key ${secret.slice(0, 7)}…`);
    // Half of a short one is enough.
    expect(createRedactor("12345678")("key 1234…")).toBe("key ***…");
    expect(createRedactor("12345678")("key 123…")).toBe("key 123…");
  });
});

it("spans that overlap or touch become one, in whichever order they are found", () => {
  const redactTwice = createRedactor("abababab");
  expect(redactTwice("x abababababab y")).toBe("x *** y");
  expect(redact(`${each((hex) => `%${hex}`)} and ${secret} and ${base64}`)).toBe("*** and *** and ***");
});

it("a text that is made to be unreadable is masked as a whole, one that takes a while to read is not", () => {
  const nested = (levels: number): string => `%${"25".repeat(levels)}41`;
  expect(redact(nested(600))).toBe("***");
  expect(redact(nested(100))).toBe(nested(100));
});

it("what is no text shows nothing", () => {
  for (const none of [undefined, null, 7, {}]) expect(redact(none as never)).toBe("");
});
