import { readFileSync } from "node:fs";
import { codes, defaultBaseUrl, type KnownCode } from "@techlookup/core";
import { catalog, type FaqId, faqIds } from "@techlookup/core/catalog";
import { openapi } from "@techlookup/sandbox/openapi";
import { describe, expect, expectTypeOf, it } from "vitest";
import { faqItems } from "../generate/faq-page.ts";
import type { FaqEntry, FaqPart } from "../src/faq/entry.ts";
import { faq } from "../src/faq/index.ts";

const known = Object.keys(codes) as KnownCode[];
const items = faqItems();

/** Every text of an entry, by the field that holds it. */
const textsOf = ({ question, answer, why }: FaqEntry): [field: string, text: string][] => [
  ...Object.entries({ question, answer }),
  ...why.map((text, index): [string, string] => [`why[${index}]`, text]),
];

const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, "code");

/** The known codes that an entry's prose names. */
const namedIn = (entry: FaqEntry): KnownCode[] => {
  const inBackticks = textsOf(entry).flatMap(([, text]) => text.match(/(?<=`)[A-Z_]+(?=`)/g) ?? []);
  return known.filter((code) => inBackticks.includes(code));
};

describe("the FAQ", () => {
  it("answers every question of the catalogue, in its order, and no other", () => {
    expect(Object.keys(faq).sort()).toEqual(faqIds.toSorted());
    expect(items.map(({ id }) => id)).toEqual(faqIds);
    expectTypeOf<keyof typeof faq>().toEqualTypeOf<FaqId>();
    // @ts-expect-error A question without an answer does not compile.
    expectTypeOf<{ "node-versions": FaqEntry }>().toExtend<typeof faq>();
    // @ts-expect-error Nor does an answer to a question that does not exist.
    expectTypeOf<FaqPart<"node-versions" | "no-such-question">>();
  });

  it("leads to codes that lead back", () => {
    for (const code of known) {
      const leading = items.flatMap(({ id, codes: shown }) => (shown.includes(code) ? [id] : []));
      expect(leading, code).toEqual(faqIds.filter((id) => catalog[code].faq.includes(id)));
    }
  });

  it("repeats no text", () => {
    const texts = Object.values(faq).flatMap((entry) => textsOf(entry).map(([, text]) => text));
    expect(new Set(texts).size).toBe(texts.length);
    for (const code of known) for (const text of texts) expect(text).not.toContain(codes[code].hint);
  });

  it("tells the versions, flags and prices that the packages have", () => {
    const { engines } = JSON.parse(
      readFileSync(new URL("../../../packages/node/package.json", import.meta.url), "utf8"),
    );
    expect(faq["node-versions"].answer).toContain(`Node ${engines.node.replace(">=", "")} or later`);
    expect(faq["deno-permissions"].answer).toContain(`\`--allow-net=${new URL(defaultBaseUrl).host}\``);
    const price = openapi.paths["/v1/technology-lookup-live"]?.post?.["x-credits"];
    expect(faq["why-a-domain-is-404"].answer).toContain(`costs ${price} credits`);
    expect(faq["credits-and-retries"].why.join(" ")).toContain(`costs ${price} (documented)`);
  });
});

describe.each(items)("the answer to $id", ({ id, codes: shown }) => {
  const entry = faq[id as FaqId];

  it("is 80 to 250 words long", () => {
    const words = [entry.answer, ...entry.why].join(" ").split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(80);
    expect(words).toBeLessThanOrEqual(250);
  });

  it("is known to every code that it names, and to one at least", () => {
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(expect.arrayContaining(namedIn(entry)));
  });

  it("is one sentence, to a question, with reasons", () => {
    expect(withoutCode(entry.answer)).toMatch(/^[A-Z][^.!?]*\.$/i);
    expect(entry.question).toMatch(/^[A-Z].*\?$/);
    expect(entry.why.length).toBeGreaterThan(0);
  });

  it("keeps to the house style", () => {
    for (const [field, text] of textsOf(entry)) {
      expect(text, field).not.toMatch(/^ | $| {2}|\n/);
      expect(withoutCode(text), field).not.toMatch(/!|[`{}<>[\]*_]/);
      expect(text, field).not.toMatch(/\b(failed to|please|sorry|oops|simply|just|obviously|e\.g\.|i\.e\.|etc\.)/i);
      expect(text, field).toMatch(/^[`A-Z].*[.?]$/);
    }
  });

  it("has a sample that is a module", () => {
    if (entry.sample !== undefined) expect(entry.sample).toMatch(/^import .*;\n$/s);
  });
});
