import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { browserNames, type Walk, walkThroughSite } from "./walks.ts";

// Each kind of page, in both themes and in a narrow window: nothing that axe finds serious, and nothing wider than the window.
// Pictures of them are in .cache/site.

const pages: Readonly<Record<string, string>> = {
  home: "/",
  start: "/docs/start",
  "guide-errors": "/docs/errors",
  "guide-retries": "/docs/retries",
  "guide-testing": "/docs/testing",
  "guide-observability": "/docs/observability",
  "guide-security": "/docs/security",
  "guide-upgrading": "/docs/upgrading",
  known: "/docs/known",
  runtimes: "/docs/runtimes",
  "http-api": "/docs/http-api",
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

const views = [
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "narrow", colorScheme: "light", width: 360 },
] as const;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(".cache/site", { recursive: true });

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly object[] }[];
}

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

const look = ({ name, colorScheme, width }: (typeof views)[number], kind: string, path: string): Walk => {
  return async (tab, url) => {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width, height: 900 });
    await tab.goto(url + path);
    const problems = await problemsOf(tab);
    await tab.screenshot({ path: `.cache/site/${kind}-${name}.png`, fullPage: true });
    return problems.length === 0 ? undefined : problems.join("\n");
  };
};

const walks = views.flatMap((view) =>
  Object.entries(pages).map(([kind, path]) => [`${kind}, ${view.name}`, look(view, kind, path)] as const),
);
// One browser is enough: what axe looks at is the same in each.
walkThroughSite(Object.fromEntries(walks), browserNames.slice(0, 1));
