import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faqIds } from "../../packages/core/src/catalog/index.ts";
import { readJson } from "../../tools/packages.ts";

// What the built pages of errors and questions say, read from their HTML. The messages in `.generated` are compared with the sandbox and the
// client by apps/docs/test/error-messages.test.ts.

const build = "apps/docs/build";
const read = (path: string): string => readFileSync(join(build, path), "utf8");

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };

/** The text of some HTML, as a browser shows it. */
const textOf = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<br\s*\/?>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&([a-z]+|#x?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** The text of each block of code. */
const blocksOf = (html: string): string[] =>
  Array.from(html.matchAll(/<pre[^>]*>([\s\S]*?)<\/pre>/g), ([, inner = ""]) => textOf(inner).trim());

/** What this test looks at of a page's data. */
interface PageData {
  readonly code: string;
  readonly slug: string;
  readonly title: string;
  readonly remedy: string;
  readonly atAGlance: Readonly<Record<"retry" | "wait" | "cost", string>>;
  readonly handling: Readonly<Record<string, readonly { readonly text: string }[]>>;
  readonly vendor?: { readonly pages: readonly { readonly url: string }[] };
  readonly sample: {
    readonly shown: string;
    readonly sent?: {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };
  };
}

const responseText = ({ status, headers, body }: NonNullable<PageData["sample"]["sent"]>): string =>
  [`HTTP ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "", body].join("\n");

const pages = readJson<PageData[]>("apps/docs/.generated/errors.json");
const vendorUrls = new Set(pages.flatMap(({ vendor }) => vendor?.pages.map(({ url }) => url) ?? []));
const article = (slug: string): string => /<article[\s\S]*<\/article>/.exec(read(`errors/${slug}.html`))?.[0] ?? "";

describe.each(pages)("the page of $code", (page) => {
  const html = article(page.slug);
  const blocks = blocksOf(html);

  it("has the fix, then the causes, then everything else", () => {
    const headings = Array.from(html.matchAll(/<h2[^>]* id="?([\w-]+)/g), ([, id]) => id);
    const vendor = page.vendor ? ["vendor"] : [];
    expect(headings).toEqual(["meaning", "causes", ...vendor, "messages", "retries", "fields", "related"]);
    const head = textOf(html.slice(0, html.search(/<h2/)));
    expect(head.startsWith(`${page.code}: ${page.title.replaceAll("`", "")}`)).toBe(true);
    const { retry, wait, cost } = page.atAGlance;
    for (const text of [page.remedy, retry, wait, cost]) expect(head).toContain(text.replaceAll("`", ""));
  });

  it("shows the fix of every runtime, and the messages, as they were made", () => {
    const fixes = Object.values(page.handling).flat();
    const messages = [page.sample.shown, ...(page.sample.sent ? [responseText(page.sample.sent)] : [])];
    const shown = [...fixes.map(({ text }) => text), ...messages].map((text) => text.replaceAll("\r\n", "\n").trim());
    expect(blocks).toEqual(shown);
  });

  it("leads to the vendor where the API sends it, and to the codes before and after", () => {
    expect(vendorUrls.size).toBeGreaterThan(5);
    for (const url of vendorUrls) {
      expect(html.includes(url)).toBe(page.vendor?.pages.some((one) => one.url === url) ?? false);
    }
    const at = pages.indexOf(page);
    const foot = html.slice(html.indexOf("pagination-nav"));
    for (const near of [pages[at - 1], pages[at + 1]]) if (near) expect(foot).toContain(`/errors/${near.slug}`);
  });
});

it("no page shows the words of a script for those of a server", () => {
  for (const file of globSync(`${build}/**/*.{html,md,json,js}`)) {
    expect(/Scripted [A-Z_]{4}|What the server says of it/.test(readFileSync(file, "utf8")), file).toBe(false);
  }
});

describe("the page of questions", () => {
  const html = read("faq.html");

  it("begins with a list that leads to each of them", () => {
    const list = html.slice(html.indexOf("<h1"), html.indexOf("<h2"));
    const anchors = Array.from(list.matchAll(/href="?#([\w-]+)/g), ([, id]) => id);
    expect(anchors).toEqual(faqIds);
    for (const id of faqIds) expect(html).toMatch(new RegExp(`<h2[^>]* id="?${id}\\b`));
  });

  it("has a guide behind every answer", () => {
    const [, ...answers] = html.split("<h2");
    for (const answer of answers.slice(0, faqIds.length)) expect(answer).toMatch(/href="?\/techlookup\/docs\//);
  });

  it("states the raw facts of HTTP", () => {
    const text = textOf(html);
    for (const fact of ["Authorization: Bearer", "POST /v1/technology-lookup-live", "Parameter 'domain' is required"]) {
      expect(text).toContain(fact);
    }
    for (const status of ["2xx", "4xx", "5xx"]) expect(text).toContain(status);
  });
});
