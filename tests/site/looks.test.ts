import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { open, visitSite } from "./walks.ts";

// One grid for every kind of page, measured on one walk in one browser. Colours and what overflows are looked at in views.test.ts.

const plain = ["/", "/errors", "/faq", "/decode", "/playground", "/search?q=rate", "/nowhere"];
/** These have a list beside them on a wide screen: the list begins where other pages do. */
const listed = ["/docs/start", "/docs/overnight", "/docs/reference", "/docs/reference/core/classes/ApiError"];
const error = "/errors/rate-limit";

interface Measured {
  readonly path: string;
  /** Where the title begins, in pixels from the left. */
  readonly title: number;
  /** Where the first text below the bar begins: a list beside the page, or the title. */
  readonly edge: number;
  readonly size: string;
  /** Where the name of the site begins in the bar. */
  readonly brand: number;
  /** The samples and tables that are wider than they show, by their first words. */
  readonly cut: readonly string[];
}

const measure = (tab: Page, path: string): Promise<Measured> =>
  tab.evaluate((path) => {
    const left = (element: Element | null | undefined): number =>
      Math.round(element?.getBoundingClientRect().left ?? -1);
    const title = document.querySelector("main h1, .main-wrapper h1");
    const shown = [...document.querySelectorAll(".main-wrapper")].flatMap((part) =>
      [...part.querySelectorAll("h1, a")].filter((element) => element.checkVisibility() && left(element) >= 0),
    );
    const cut = [...document.querySelectorAll<HTMLElement>(".console pre, .table-box.stack, [class*='job_'] pre")]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => box.textContent.slice(0, 40));
    return {
      ...{ path, cut, title: left(title), size: title ? getComputedStyle(title).fontSize : "" },
      edge: Math.min(...shown.map(left)),
      brand: left(document.querySelector(".navbar__brand")),
    };
  }, path);

// On a phone the samples of the home page fit as well; those of guides may be scrolled.
const { newTab, url } = visitSite("chromium");
const walk: Record<"wide" | "narrow", Measured[]> = { wide: [], narrow: [] };

beforeAll(async () => {
  const tab = await newTab();
  for (const path of [...plain, ...listed, error]) {
    await open(tab, url() + path);
    await tab.setViewportSize({ width: 1280, height: 800 });
    // The list is not there on a phone, and comes once the page has noticed that it is wider.
    if (listed.includes(path)) await tab.locator(".theme-doc-sidebar-container a").first().waitFor();
    walk.wide.push(await measure(tab, path));
    await tab.setViewportSize({ width: 360, height: 800 });
    walk.narrow.push(await measure(tab, path));
  }
  await tab.close();
}, 300_000);

/** Each value, with the pages that have it. */
const by = (pages: readonly Measured[], key: "title" | "edge" | "size" | "brand"): Record<string, string[]> =>
  Object.fromEntries(
    [...new Set(pages.map((page) => page[key]))].map((value) => [
      value,
      pages.filter((page) => page[key] === value).map(({ path }) => path),
    ]),
  );

const isPlain = ({ path }: Measured): boolean => plain.includes(path);

it("all pages begin on one line, on a wide screen where the name of the site does", () => {
  expect(Object.keys(by(walk.wide, "edge"))).toEqual(["32"]);
  expect(Object.keys(by(walk.wide, "brand"))).toEqual(["32"]);
  expect(Object.keys(by(walk.narrow, "edge"))).toEqual(["16"]);
});

it("all titles begin on one line, beside a list on the next line of the grid", () => {
  expect(Object.keys(by(walk.wide.filter(isPlain), "title"))).toEqual(["32"]);
  const beside = walk.wide.filter((page) => !isPlain(page));
  expect(Object.keys(by(beside, "title"))).toEqual(["296"]);
  expect(Object.keys(by(walk.narrow, "title"))).toEqual(["16"]);
});

it("all titles have one size", () => {
  expect(by(walk.wide, "size")).toEqual({ "40px": expect.any(Array) });
  expect(by(walk.narrow, "size")).toEqual({ "28.08px": expect.any(Array) });
});

it("no console is cut, and the list of errors fits a phone", () => {
  expect([...walk.wide, ...walk.narrow].filter(({ cut }) => cut.length > 0)).toEqual([]);
});

it("on paper a page is dark on white, and has nothing to press", { timeout: 120_000 }, async () => {
  const tab = await newTab({ colorScheme: "dark" });
  await open(tab, url() + error);
  await tab.emulateMedia({ media: "print", colorScheme: "dark" });
  const [ground, pressed] = await tab.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    [...document.querySelectorAll<HTMLElement>("button, form, nav")].filter((one) => one.checkVisibility()).length,
  ]);
  expect([ground, pressed]).toEqual(["rgb(255, 255, 255)", 0]);
  const texts = await tab.evaluate(() => [
    ...new Set([...document.querySelectorAll("main :is(h1, p, code, span)")].map((one) => getComputedStyle(one).color)),
  ]);
  // No text that is light: each colour has a channel below the middle.
  expect(
    texts.filter((colour) => (colour.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) > 127)),
  ).toEqual([]);
  await tab.close();
});

it("whoever asks for less motion gets none", { timeout: 120_000 }, async () => {
  const tab = await newTab({ reducedMotion: "reduce" });
  await open(tab, url());
  const lasting = await tab.evaluate(
    () => [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length,
  );
  expect(lasting).toBe(0);
  await tab.close();
});

it("on a phone, what the decoder finds is in sight once something is pasted", { timeout: 120_000 }, async () => {
  const tab = await newTab({ viewport: { width: 360, height: 800 } });
  await open(tab, `${url()}/decode`);
  await tab.locator("textarea").fill('{"success":false,"error":{"code":"RATE_LIMIT","message":"Rate limit exceeded"}}');
  const verdict = tab.locator("[aria-live] :is(h2, h3)").first();
  await verdict.waitFor();
  const box = await verdict.boundingBox();
  expect((box?.y ?? 800) + (box?.height ?? 0)).toBeLessThan(700);
  await tab.close();
});
