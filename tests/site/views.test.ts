import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNames, open, visitSite } from "./walks.ts";

// Each kind of page, in both themes and in a narrow window: nothing that axe finds serious, and nothing wider than the window.
// A picture of what is wrong is in .cache/site, with TECHLOOKUP_PICTURES=1 one of everything: they take as long as axe does.

const pages: Readonly<Record<string, string>> = {
  home: "/",
  start: "/docs/start",
  "guide-overnight": "/docs/overnight",
  "guide-errors": "/docs/errors",
  "guide-retries": "/docs/retries",
  "guide-testing": "/docs/testing",
  "guide-observability": "/docs/observability",
  "guide-security": "/docs/security",
  "guide-upgrading": "/docs/upgrading",
  known: "/docs/known",
  runtimes: "/docs/runtimes",
  command: "/docs/command",
  "http-api": "/docs/http-api",
  operation: "/docs/http-api/domains-detectlive",
  reference: "/docs/reference",
  export: "/docs/reference/core/classes/ApiError",
  errors: "/errors",
  error: "/errors/rate-limit",
  faq: "/faq",
  playground: "/playground",
  decode: "/decode",
  search: "/search?q=rate",
  "not-found": "/nowhere",
};

/** A page is loaded for the first, and then changes to the others, as with a reader who changes the theme or turns the device. */
const views = [
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "narrow", colorScheme: "light", width: 360 },
] as const;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly object[] }[];
}

const problemsOf = async (tab: Page): Promise<string[]> => {
  // What axe finds right is not worked out: that takes two thirds of its time.
  const { violations } = await tab.evaluate(
    () => Reflect.get(globalThis, "axe").run({ resultTypes: ["violations"] }) as Promise<AxeResult>,
  );
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  const [wide, window] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  return [
    ...serious.map(({ id, nodes }) => `axe: ${id} (${nodes.length}): ${JSON.stringify(nodes[0]).slice(0, 300)}`),
    ...(wide > window ? [`it is ${wide} pixels wide in a window of ${window}`] : []),
  ];
};

/**
 * Colours change slowly, and axe would look at them halfway. They are not waited for: on a busy machine Chromium has been seen to draw no frame for a minute,
 * so that none of them ends.
 */
const settle = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  });

// One browser is enough: what axe looks at is the same in each.
describe.each(browserNames.slice(0, 1))("in %s", { timeout: 180_000 }, (name) => {
  const { newTab, url } = visitSite(name);
  describe.each(Object.entries(pages))("%s", (kind, path) => {
    let tab: Page;
    beforeAll(async () => {
      tab = await newTab({ colorScheme: views[0].colorScheme });
      await open(tab, url() + path);
      await tab.evaluate(axe);
    });
    afterAll(() => tab.close());
    it.each(views)("$name", async (view) => {
      await tab.emulateMedia({ colorScheme: view.colorScheme });
      await tab.setViewportSize({ width: view.width, height: 900 });
      const themed = tab.locator(`html[data-theme=${view.colorScheme}]`);
      // On a busy machine Chromium has been seen to lose the event of the change. A page that is loaded anew asks by itself.
      await themed.waitFor({ state: "attached", timeout: 5_000 }).catch(async () => {
        await open(tab, url() + path);
        await tab.evaluate(axe);
        await themed.waitFor({ state: "attached" });
      });
      await settle(tab);
      const problems = await problemsOf(tab);
      if (problems.length > 0 || process.env.TECHLOOKUP_PICTURES)
        await tab.screenshot({ path: `.cache/site/${kind}-${view.name}.png`, fullPage: true });
      expect(problems).toEqual([]);
    });
  });
});
