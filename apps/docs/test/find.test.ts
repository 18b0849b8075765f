import { join } from "node:path";
import { codes, type KnownCode, slugOf } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import { describe, expect, it } from "vitest";
import { faqItems } from "../generate/faq-page.ts";
import { buildIndex } from "../plugins/find/build-index.ts";
import { createFinder } from "../src/find/find.ts";
import { pagePhrases } from "../src/find/page-phrases.ts";
import { findQueries } from "./support/find-queries.ts";

const index = buildIndex(join(import.meta.dirname, ".."), faqItems());
const find = createFinder(index);
const known = Object.keys(codes) as KnownCode[];

const firstOf = (query: string): string | undefined => find(query).found[0]?.page.path;

describe("the first page that is found", () => {
  it.each(known)("for the code %s, in any letters, is its page", (code) => {
    const page = `/errors/${slugOf(code)}`;
    const spellings = [
      code,
      code.toLowerCase(),
      slugOf(code),
      code.replaceAll("_", " ").toLowerCase(),
      `Error: ${code}`,
    ];
    for (const text of spellings) expect(firstOf(text), text).toBe(page);
  });

  it.each(known)("for the title and the hint of %s is its page", (code) => {
    const page = `/errors/${slugOf(code)}`;
    expect(firstOf(catalog[code].title)).toBe(page);
    const sharing = known.filter((other) => codes[other].hint === codes[code].hint).map(slugOf);
    expect(sharing.map((slug) => `/errors/${slug}`)).toContain(firstOf(codes[code].hint));
  });

  it.each(known.filter((code) => codes[code].status !== null))("for the status of %s is its page", (code) => {
    for (const text of [`${codes[code].status}`, `HTTP ${codes[code].status}`]) {
      expect(firstOf(text), text).toBe(`/errors/${slugOf(code)}`);
    }
  });

  describe.each(Object.entries(findQueries))("of the kind %s", (_kind, queries) => {
    it.each(queries)("for %j is %s", (query, page) => expect(firstOf(query)).toBe(page));
  });
});

describe("what is found", () => {
  it("ends with the API reference", () => {
    for (const query of ["retry", "error", "rate limit", "cache", "TechLookup"]) {
      const order = find(query).found.map(({ page }) => page.kind === "reference");
      expect(order, query).toEqual(order.toSorted((left, right) => Number(left) - Number(right)));
    }
  });

  it("is nothing for nothing, and unsure for what is unknown", () => {
    expect(find("  ").certainty).toBe("none");
    for (const query of ["QUOTA_GONE", "zzyzx", "TEAPOT_ERROR"]) {
      expect(["weak", "none"], query).toContain(find(query).certainty);
    }
  });

  it("never throws", () => {
    for (const query of ["%", "\\", "((", "{", "\u0000", "\ud800", "__proto__", "constructor", "a".repeat(3_000_000)])
      expect(() => find(query), query.slice(0, 20)).not.toThrow();
  });
});

it("names that people give to pages belong to pages that exist", () => {
  const paths = new Set(index.map(({ path }) => path));
  // Made by the build.
  paths.add("/docs/http-api");
  expect(Object.keys(pagePhrases).filter((path) => !paths.has(path))).toEqual([]);
});
