import { describe, expect, it } from "vitest";
import { plainMarkdown } from "../plugins/find/plain-markdown.ts";
import { excerptOf } from "../src/find/excerpt.ts";
import { createFinder } from "../src/find/find.ts";
import { finderRows } from "../src/find/finder-rows.ts";
import { holdsSecret, isHarmless, isPasted } from "../src/find/harmless.ts";
import { optionsFor } from "../src/find/options.ts";
import { wordsOfPath } from "../src/find/words-of-path.ts";

const find = createFinder([]);
const key = "tapi_live_0123456789abcdef0123456789abcdef";

describe("what may stand in an address", () => {
  it.each(["429", "RATE_LIMIT", "rate-limit", "quota", "UND_ERR_SOCKET"])("%s may", (text) => {
    expect(isHarmless(text)).toBe(true);
  });

  it.each([
    ...[key, "tapi_live_x", "4290", "two words", "", "a@b.c", "https://x", "0123456789abcdef", "sk-abc123"],
    ...["abcdefghijklmnopqrstuvwxyz", "deadbeef-0000-4000-8000-000000000000", "a_b_c_d_e_f_g_h"],
  ])("%s may not", (text) => expect(isHarmless(text)).toBe(false));

  it("is all of what the options write there", () => {
    for (const text of ["quota", "how do I pace calls", `quota ${key}`, `{"key":"${key}"}`, "a@example.com"]) {
      for (const { path, search = "", text: passed = "" } of optionsFor(find(text))) {
        expect(`${path}${search}${passed}`).not.toContain(key);
        expect(search === "" || search === `?q=${text}`, text).toBe(true);
        expect(search !== "" && !isHarmless(text)).toBe(false);
      }
    }
  });
});

describe("what is offered", () => {
  it("is always something", () => {
    for (const text of ["429", "zzyzx", "{", "\n\nx", key])
      expect(optionsFor(find(text)).length, text).toBeGreaterThan(0);
    expect(optionsFor(find(" "))).toEqual([]);
  });

  it("begins with the decoder for what was pasted, and with a page for what was typed", () => {
    const pasted = [
      "HTTP/2 429\nretry-after: 3",
      `403 FORBIDDEN with ${key}`,
      '{"success":false}',
      `x ${"y ".repeat(90)}`,
    ];
    for (const text of pasted) expect(optionsFor(find(text))[0]?.kind, text).toBe("decoder");
    for (const text of ["429", "Missing or invalid API key", "bearer token missing", "fetch failed"])
      expect(optionsFor(find(text))[0]?.kind, text).toBe("error");
    expect(isPasted("Parameter 'domain' is required")).toBe(false);
    expect(holdsSecret("bearer token missing", "bearer *** missing")).toBe(false);
  });

  it("is in the finder the codes that fit, or all of them and the nearest pages", () => {
    expect(finderRows(find("429"))).toEqual({ codes: ["RATE_LIMIT"], nearest: [] });
    const unknown = finderRows(find("QUOTA_GONE"));
    expect(unknown.codes).toBeUndefined();
    expect(unknown.nearest[0]?.page.code).toBe("RATE_LIMIT");
    expect(finderRows(find("zzyzx"))).toEqual({ nearest: [] });
  });
});

it("an excerpt is cut at words around what fits, which is marked in any form", () => {
  const text = `${"Nothing here. ".repeat(20)}Whoever retries a call waits.${" Nothing there.".repeat(20)}`;
  const pieces = excerptOf(text, "how to retry");
  expect(pieces.filter(({ isMarked }) => isMarked).map(({ text: piece }) => piece)).toEqual(["retries"]);
  const shown = pieces.map(({ text: piece }) => piece).join("");
  expect(shown.length).toBeLessThan(200);
  expect(shown).toMatch(/^… here\. .* …$/);
  expect(excerptOf("Short.", "else")).toEqual([{ text: "Short.", isMarked: false }]);
});

it("the words of an address are those that say what was meant", () => {
  expect(wordsOfPath("/techlookup/docs/rate-limits.html", "/techlookup/")).toBe("rate limits");
  expect(wordsOfPath("/docs/v2/%E0%A4/keys_in_browsers/", "/techlookup/")).toBe("keys in browsers");
});

it("Markdown becomes plain words, and its samples names", () => {
  const markdown = [
    'import X from "x";',
    "# Title {/* #id */}",
    "Call `get()`, see [retries](/docs/retries).",
    "| a | b |\n| --- | --- |\n| c | d \\| e |",
    "```ts\nawait client.domains.get(domain);\n```",
    ":::note\n<X />\n:::",
  ].join("\n\n");
  const { text, code } = plainMarkdown(markdown);
  expect(text).toBe("Call get(), see retries. a b c d | e");
  expect(code).toBe("await client.domains.get domain");
});
