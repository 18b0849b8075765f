import { codes, type KnownCode } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import { makePage } from "../generate/make-page.ts";
import { pageMarkdown } from "../generate/page-markdown.ts";
import { remedies } from "../src/remedies/index.ts";
import { vendorChecks } from "../src/remedies/vendor-checks.ts";
import { vendorPages } from "../src/remedies/vendor-pages.ts";

const known = Object.keys(codes) as KnownCode[];

describe.each(known)("the remedy of %s", (code) => {
  const { fix, retry, snippets } = remedies[code];
  const prose = fix.replace(/`[^`]*`/g, "code");

  it("is one short sentence", () => {
    expect(prose).toMatch(/^[A-Z][^.!?]*\.$/);
    expect(fix.length).toBeLessThanOrEqual(120);
    expect(fix).not.toContain(codes[code].hint);
  });

  it("says why another call does not help, unless the client makes it", () => {
    if (codes[code].retry === "never") expect(retry).toMatch(/^No: [a-z]/);
    else expect(retry).toBeUndefined();
  });

  it("has code that fits beside the list of codes", () => {
    for (const { code: text } of snippets) {
      const shown = typeof text === "string" ? text : text({ module: "@techlookup/browser", create: (o = "") => o });
      for (const line of shown.split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
    }
  });
});

describe.each(known)("the Markdown of %s", (code) => {
  it("has the order of the page", async () => {
    const text = pageMarkdown(await makePage(code));
    const headings = Array.from(text.matchAll(/^## (.*)$/gm), ([, heading]) => heading);
    const vendor = Object.hasOwn(vendorChecks, code) ? ["Check with the vendor"] : [];
    expect(headings).toEqual(["Fix", "What it means", "Causes", ...vendor, "Exact messages", "Retries"]);
    expect(text.indexOf(remedies[code].fix)).toBeLessThan(text.indexOf("## Fix"));
    expect(text).toMatch(/^- Known: (?:documented|observed|this client's own code)$/m);
  });
});

describe("what to check with the vendor", () => {
  it("is said of every code that the API sends, and of no other", () => {
    const sentByApi = known.filter((code) => codes[code].known !== "ours");
    expect(Object.keys(vendorChecks).sort()).toEqual(sentByApi.sort());
  });

  it.each(Object.entries(vendorChecks))("%s leads to the vendor's pages, and warns of the key", (_code, check) => {
    expect(check.pages.length).toBeGreaterThan(0);
    for (const page of check.pages) expect(Object.values(vendorPages)).toContain(page);
    if (check.send.includes("key_prefix")) expect(check.send).toContain("Never the whole key.");
  });

  it("leads to the vendor's own host alone", () => {
    for (const { url } of Object.values(vendorPages)) expect(url).toMatch(/^https:\/\/technologychecker\.io\//);
    expect(new Set(Object.values(vendorPages).map(({ url }) => url)).size).toBe(Object.keys(vendorPages).length);
  });
});
