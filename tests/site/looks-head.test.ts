import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { codes, docsBaseUrl, type KnownCode, slugOf } from "../../packages/core/src/index.ts";

// What the head of every built page tells search engines and whoever shows a link to it.

const build = "apps/docs/build";
const read = (path: string): string => readFileSync(join(build, path), "utf8");
const files = globSync("**/*.html", { cwd: build });

/** The contents of the tags of a page that match, in whatever order their attributes are. */
const contents = (html: string, tag: "meta" | "link", name: string): string[] =>
  Array.from(html.matchAll(new RegExp(`<${tag}\\b[^>]*>`, "g")), ([text]) => text)
    .filter((text) => new RegExp(`(?:name|property|rel)="?${name}["\\s>]`).test(text))
    .map((text) => /(?:content|href)=(?:"([^"]*)"|'([^']*)'|([^\s>]*))/.exec(text))
    .map((match) => match?.[1] ?? match?.[2] ?? match?.[3] ?? "");

/** The file of the site that an address leads to, if it is one of the site's. */
const fileOf = (address: string): string => join(build, address.slice(docsBaseUrl.length));

/** The page that a page leads on to without a script. */
const targetOf = (html: string): string | undefined => /http-equiv="?refresh[^>]*url=([^">\s]+)/.exec(html)?.[1];

describe("every page", () => {
  it.each(files)("%s has a description, a card and one canonical address", (file) => {
    const html = read(file);
    const [description = "", ...more] = contents(html, "meta", "description");
    expect(more).toEqual([]);
    // An export is described by the first sentence of its comment, which may be as short as "How calls are paced."
    expect(description.length, description).toBeGreaterThan(file.startsWith("docs/reference/") ? 8 : 20);
    expect(html).toMatch(/<title[^>]*>[^<]+<\/title>/);
    const [picture = ""] = contents(html, "meta", "og:image");
    expect(picture).toMatch(/^https:/);
    expect(existsSync(fileOf(picture)), picture).toBe(true);
    expect(contents(html, "meta", "twitter:image")).toEqual([picture]);
    expect(contents(html, "meta", "twitter:card")).toEqual(["summary_large_image"]);
    const target = targetOf(html);
    const canonical = contents(html, "link", "canonical");
    expect(canonical).toHaveLength(1);
    if (target !== undefined) expect(canonical).toEqual([new URL(target, docsBaseUrl).href]);
    const themes = contents(html, "meta", "theme-color");
    expect(themes).toHaveLength(2);
  });
});

/** The width and height that a PNG's header has. */
const sizeOf = (file: string): readonly [number, number] => {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

it.each(Object.keys(codes) as KnownCode[])("%s has a card of its own", (code) => {
  const [picture = ""] = contents(read(`errors/${slugOf(code)}.html`), "meta", "og:image");
  expect(basename(picture)).toBe(`${slugOf(code)}.png`);
  expect(sizeOf(fileOf(picture))).toEqual([1200, 630]);
});

it("icons and typefaces are where the head says", () => {
  const html = read("index.html");
  const addresses = [...contents(html, "link", "icon"), ...contents(html, "link", "apple-touch-icon")];
  const fonts = Array.from(html.matchAll(/url\((\/techlookup\/[^)]+\.woff2)\)/g), ([, address = ""]) => address);
  expect(contents(html, "link", "preload").some((address) => fonts.includes(address))).toBe(true);
  for (const address of [...addresses, ...fonts])
    expect(existsSync(fileOf(new URL(address, docsBaseUrl).href)), address).toBe(true);
  expect(addresses).toHaveLength(3);
  expect(fonts).toHaveLength(2);
});

it("robots.txt leads to the map of the site, which has no page that leads on", () => {
  expect(read("robots.txt")).toContain(`Sitemap: ${docsBaseUrl}/sitemap.xml`);
  const listed = Array.from(read("sitemap.xml").matchAll(/<loc>([^<]+)/g), ([, address = ""]) => address);
  const leading = listed.filter((address) => {
    const file = `${fileOf(address)}.html`;
    return existsSync(file) && targetOf(readFileSync(file, "utf8")) !== undefined;
  });
  expect(listed.length).toBeGreaterThan(20);
  expect(leading).toEqual([]);
});
