import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BrowserName } from "../../tools/browsers/browsers.ts";
import { drivers } from "../../tools/browsers/drivers.ts";
import { serveBuild } from "./serve-build.ts";

/** One way of a reader through the site: returns what is not as it should be. */
export type Walk = (tab: Page, url: string, browser: string) => Promise<string | undefined>;

/** Opens a page and waits until it listens, since what is typed before is lost, and until its typefaces are there, since others are wider. */
export const open = async (tab: Page, url: string): Promise<void> => {
  await tab.goto(url);
  await tab.locator("html[data-has-hydrated=true]").waitFor({ state: "attached" });
  await tab.evaluate(async () => void (await Promise.allSettled([...document.fonts].map((font) => font.load()))));
};

/** Types as a person does, over what is there. */
export const type = async (field: Locator, text: string): Promise<void> => {
  // Not by a click: between the lines of a field that a label encloses, Chromium's `elementsFromPoint` names the label, and playwright
  // would wait for ever.
  await field.focus();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
};

export const unless = (holds: boolean, problem: string): string | undefined => (holds ? undefined : problem);

/** The browsers that `TECHLOOKUP_BROWSERS` names. */
export const browserNames = (process.env.TECHLOOKUP_BROWSERS ?? "chromium").split(",") as BrowserName[];

/** A browser in front of the built site, for the tests of one `describe`. */
export const visitSite = (name: BrowserName) => {
  let site: Awaited<ReturnType<typeof serveBuild>>;
  let browser: Browser | undefined;
  beforeAll(async () => {
    site = await serveBuild();
    browser = await drivers[name]?.();
  });
  afterAll(async () => {
    await browser?.close();
    await site[Symbol.asyncDispose]();
  });
  const newTab = async (options?: BrowserContextOptions): Promise<Page> => {
    // Closing the tab closes its context with it.
    const tab = await browser?.newPage(options);
    if (!tab) throw new Error(`${name} cannot be driven`);
    // Long enough for a busy machine: what hangs, hangs for longer.
    tab.setDefaultTimeout(60_000);
    return tab;
  };
  return { newTab, url: () => site.url };
};

/** Walks through the built site in each browser, or in some of them: a second browser takes time in every whole run. */
export const walkThroughSite = (walks: Readonly<Record<string, Walk>>, names = browserNames): void =>
  describe.each(names)("in %s", { timeout: 180_000 }, (name) => {
    const { newTab, url } = visitSite(name);
    it.each(Object.entries(walks))("%s", async (_way, walk) => {
      const tab = await newTab();
      expect(await walk(tab, url(), name).finally(() => tab.close())).toBeUndefined();
    });
  });
