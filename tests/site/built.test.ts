import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { codes, docsBaseUrl, docsUrlOf, type KnownCode } from "../../packages/core/src/index.ts";
import { codeBlocks } from "../../tools/markdown.ts";

// What must hold of the built site: links in errors lead to pages, and what programs read of it is whole.

const build = "apps/docs/build";
const read = (path: string): string => readFileSync(join(build, path), "utf8");
const allCodes = Object.keys(codes) as KnownCode[];

/** The file that a static server sends for a URL of the site. */
const fileOf = (url: string): string => `${url.slice(docsBaseUrl.length + 1)}.html`;

describe.each(allCodes)("the page of %s", (code) => {
  const file = fileOf(docsUrlOf(code));
  it("is at its docsUrl, with its hint, a title and data for search engines", () => {
    const page = read(file);
    for (const text of [code, codes[code].hint.slice(0, 20), '"TechArticle"']) expect(page).toContain(text);
    // docusaurus.config.ts has the site's own address, too.
    expect(page).toContain(`rel=canonical href=${docsUrlOf(code)} `);
    expect(page).toMatch(/<title[^>]*>[^<]*techlookup/i);
  });

  it("exists as Markdown", () => expect(read(file.replace(".html", ".md")).startsWith(`# ${code}: `)).toBe(true));
});

it("errors.json has every code, and fits its schema", () => {
  const list = JSON.parse(read("errors.json"));
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { uri: URL.canParse } });
  const validate = ajv.compile(JSON.parse(read("errors.schema.json")));
  expect(validate(list), ajv.errorsText(validate.errors)).toBe(true);
  expect(list.errors).toHaveLength(allCodes.length);
});

it("the links of llms.txt lead to files", () => {
  for (const [, url = ""] of read("llms.txt").matchAll(/\]\((\S+?)\)/g)) {
    const path = url.slice(docsBaseUrl.length + 1);
    expect(read(path.includes(".") ? path : `${path}.html`)).not.toBe("");
  }
});

it("an error page loads at most 200 KB of script, compressed, before anybody does anything", () => {
  const sources = Array.from(
    read("errors/rate-limit.html").matchAll(/<script[^>]+src="?([^"\s>]+)/g),
    ([, src]) => src,
  );
  const files = sources.map((source = "") => join(build, source.replace(/^\/techlookup/, "")));
  expect(files.length).toBeGreaterThan(0);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0);
  expect(bytes).toBeLessThanOrEqual(200_000);
});

it("the start page repeats the README's programs, which are run in projects with the packed packages", () => {
  const readme = codeBlocks(readFileSync("README.md", "utf8"), "Quick start");
  expect(readme.map(({ title }) => title)).toEqual(["quick-start.mjs", "quick-start.cjs"]);
  expect(codeBlocks(readFileSync("apps/docs/docs/start.mdx", "utf8"))).toEqual(expect.arrayContaining(readme));
});
