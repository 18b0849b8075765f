import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faqItems } from "../generate/faq-page.ts";
import { buildIndex } from "../plugins/find/build-index.ts";
import { errorPages } from "../src/find/error-pages.ts";
import { createFinder } from "../src/find/find.ts";
import { pagePhrases } from "../src/find/page-phrases.ts";
import { findQueries } from "../test/support/find-queries.ts";

// Of the project "site", since it needs a build. The resolver over the whole index: with the HTTP API, the generated tables and the API reference, which only a build makes.

const site = join(import.meta.dirname, "..");
const index = buildIndex(site, faqItems());
const find = createFinder(index);

it("the index has each kind of page, and each of the pages and anchors is there", () => {
  const kinds = new Set(index.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(["guide", "http", "question", "reference"]);
  const missing = [...index, ...errorPages()].flatMap(({ path, sections }) => {
    const [page = "", anchor] = path.split("#");
    const html = readFileSync(join(site, "build", `${page}.html`), "utf8");
    const anchors = [anchor, ...sections.map((section) => section.anchor)].filter((one) => one !== undefined);
    return anchors.filter((one) => !new RegExp(`id="?${one}["\\s>]`).test(html)).map((one) => `${page}#${one}`);
  });
  expect(missing).toEqual([]);
});

it("names that people give to pages belong to pages that exist", () => {
  const paths = new Set(index.map(({ path }) => path));
  expect(Object.keys(pagePhrases).filter((path) => !paths.has(path))).toEqual([]);
});

describe.each(Object.entries(findQueries))("queries of the kind %s", (_kind, queries) => {
  it.each(queries)("find first for %j %s", (query, page) => expect(find(query).found[0]?.page.path).toBe(page));
});

it("a call is found by method and path, and an export by its name, behind everything that is no export", () => {
  expect(find("POST /v1/technology-lookup-live").found[0]?.page.kind).toBe("http");
  const { found } = find("RedisWindowOptions");
  const kinds = found.map(({ page }) => page.kind);
  expect(found[kinds.indexOf("reference")]?.page.title).toBe("RedisWindowOptions");
  expect(kinds.lastIndexOf("guide")).toBeLessThan(kinds.indexOf("reference"));
});

it("a type is found, on the page of its module", () => {
  const pages = find("RepeatRule").found.map(({ page }) => page);
  expect(pages.find(({ kind }) => kind === "reference")?.path).toBe("/docs/reference/core#repeatrule");
});
