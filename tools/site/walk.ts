/**
 * Walks through the built site as readers do, in Chromium or what `TECHLOOKUP_BROWSERS` names, looks for what axe finds serious, and keeps a picture of each kind
 * of page in .cache/site.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import type { BrowserName } from "../browsers/browsers.ts";
import { drivers } from "../browsers/drivers.ts";
import { serveBuild } from "./serve-build.ts";
import { kinds, views } from "./views.ts";
import { walks } from "./walks.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly object[] }[];
}

/** What axe finds serious or critical, and whether the page is wider than the window. */
const problemsOf = async (tab: Page): Promise<string[]> => {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => Reflect.get(globalThis, "axe").run() as Promise<AxeResult>);
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  const [wide, window] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  return [
    ...serious.map(({ id, nodes }) => `axe: ${id} (${nodes.length}): ${JSON.stringify(nodes[0]).slice(0, 300)}`),
    ...(wide > window ? [`it is ${wide} pixels wide in a window of ${window}`] : []),
  ];
};

const report = (name: string, problems: readonly string[]): void => {
  console.log(`${problems.length === 0 ? "ok" : "FAILED"} ${name}`);
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
};

mkdirSync(".cache/site", { recursive: true });
await using site = await serveBuild();
const chosen = (process.env.TECHLOOKUP_BROWSERS ?? "chromium").split(",") as BrowserName[];

/** What axe and the width say of each kind of page, and its picture. */
const look = async (browser: Browser): Promise<void> => {
  for (const { name, colorScheme, width } of views) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const tab = await context.newPage();
    for (const [kind, path] of Object.entries(kinds)) {
      await tab.goto(site.url + path);
      report(`${kind}, ${name}`, await problemsOf(tab));
      await tab.screenshot({ path: `.cache/site/${kind}-${name}.png`, fullPage: true });
    }
    await context.close();
  }
};

for (const name of chosen) {
  const browser = await drivers[name]?.();
  if (!browser) throw new Error(`${name} cannot be driven`);
  try {
    // Once is enough: what axe looks at is the same in each.
    if (name === chosen[0]) await look(browser);
    for (const [way, walk] of Object.entries(walks)) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      tab.setDefaultTimeout(10_000);
      const problem = await walk(tab, site.url, name).catch((error: Error) => error.message);
      report(`${way}, ${name}`, problem === undefined ? [] : [problem]);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}
