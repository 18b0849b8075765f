import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codes, docsBaseUrl, docsUrlOf, type KnownCode, slugOf } from "../../packages/core/src/index.ts";
import { serveStatic } from "./static-host.ts";

// What a plain static server answers, without JavaScript: links of errors must lead to something there, too.

const allCodes = Object.keys(codes) as KnownCode[];
let site: Awaited<ReturnType<typeof serveStatic>>;
beforeAll(async () => {
  site = await serveStatic();
});
afterAll(() => site[Symbol.asyncDispose]());

const get = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(site.url + path);
  return { status: response.status, text: await response.text() };
};

const mainOf = (page: string): string => page.slice(page.indexOf("<main"), page.indexOf("</main>"));

const description = /<meta[^>]+name=description content="[^"]{20,}"/;

it("the link of an unknown code leads to the index, whole, as those of older versions do, with a slash", async () => {
  const links = [docsUrlOf("QUOTA_GONE"), docsUrlOf(""), `${docsBaseUrl}/errors/`, `${docsBaseUrl}/errors/?code=X`];
  for (const link of links) {
    const { status, text } = await get(link.slice(docsBaseUrl.length));
    expect(status, link).toBe(200);
    for (const code of allCodes) expect(text).toContain(`href=/techlookup/errors/${slugOf(code)}`);
  }
});

describe.each(allCodes)("%s as it stands in code", (code) => {
  const canonical = `rel=canonical href=${docsUrlOf(code)} `;
  it("leads to its page", async () => {
    const [page, other] = await Promise.all([get(`/errors/${slugOf(code)}`), get(`/errors/${code}`)]);
    expect([page.status, other.status]).toEqual([200, 200]);
    expect(other.text).toContain(canonical);
    expect(other.text).toMatch(description);
    if (code.toLowerCase() === slugOf(code)) expect(other.text).toBe(page.text);
    else {
      expect(other.text).toContain(`http-equiv=refresh content="0; url=/techlookup/errors/${slugOf(code)}"`);
      expect(mainOf(other.text)).toContain(`href=/techlookup/errors/${slugOf(code)}>`);
    }
  });
});

it("what is not found says so, and leads on", async () => {
  const { status, text } = await get("/errors/QUOTA_GONE");
  expect(status).toBe(404);
  expect(text).toMatch(description);
  for (const path of ["errors", "faq", "docs/start"])
    expect(text).toMatch(new RegExp(`<main[^]*/techlookup/${path}\\b`));
});

it.each(["/errors", "/decode", "/playground", "/search"])("%s says that it needs JavaScript", async (path) => {
  const { text } = await get(path);
  expect(/<noscript>(?:<style>[^<]*<\/style>)?<p[^>]*>[^<]*/.exec(mainOf(text))?.[0]).toContain("needs JavaScript");
  expect(text).toMatch(description);
});
