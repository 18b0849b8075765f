import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { browserNames, open, type, unless, walkThroughSite } from "./walks.ts";

// The playground in a browser: what of it is data is tested in apps/docs/test.

const result = (tab: Page): Locator => tab.getByRole("region", { name: "Result" });

/** Waits for a run to end, and returns its verdict. */
const verdict = async (tab: Page): Promise<string> => {
  await tab.locator("section[aria-label=Result][aria-busy=false] h2").first().waitFor();
  return (await result(tab).getByRole("heading").first().textContent()) ?? "";
};

const isFocused = (tab: Page): Promise<boolean> =>
  tab.evaluate(() => document.activeElement?.getAttribute("aria-label") === "Result");

/** Whether an element is in the window, and nothing lies over it. */
const isInView = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => {
    const { top, bottom, left } = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && node.contains(document.elementFromPoint(left + 4, (top + bottom) / 2));
  });

/** Whether the button, the verdict and the last attempt can be seen at once. */
const showsRun = async (tab: Page): Promise<boolean> => {
  const shown = [tab.getByRole("button", { name: "Run" }), result(tab).getByRole("heading").first()];
  const parts = [...shown, result(tab).locator("ol li").last()];
  const seen = await Promise.all(parts.map(isInView));
  return seen.every(Boolean);
};

const sizes = [
  { width: 1280, height: 800 },
  { width: 360, height: 800 },
];

walkThroughSite(
  {
    "it runs on arrival, and button and result are in view together": async (tab, url) => {
      for (const size of sizes) {
        await tab.setViewportSize(size);
        await open(tab, `${url}/playground`);
        const ended = await verdict(tab);
        if (ended !== "Data") return `the default scenario ends in ${ended} at ${size.width}`;
        if (!(await showsRun(tab))) return `it is not in view at ${size.width}`;
        if (await isFocused(tab)) return "it takes the focus unasked";
      }
      return undefined;
    },
    "a run moves the focus to its result, in view on a phone as well, and its link repeats it": async (tab, url) => {
      await tab.setViewportSize({ width: 360, height: 800 });
      await open(tab, `${url}/playground#INTERNAL_ERROR`);
      await verdict(tab);
      await tab.getByRole("button", { name: "Settings" }).click();
      await type(tab.getByLabel("maxAttempts"), "3");
      await tab.keyboard.press("ControlOrMeta+Enter");
      await tab.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Result");
      if (!(await showsRun(tab))) return "the result is not in view";
      const link = tab.url();
      await tab.goto("about:blank");
      await open(tab, link);
      const ended = await verdict(tab);
      const attempts = await result(tab).locator("ol li").count();
      return unless(ended === "INTERNAL_ERROR" && attempts === 3, `${ended} after ${attempts} attempts`);
    },
    "a wrong script is explained, and no old result stays": async (tab, url) => {
      await open(tab, `${url}/playground`);
      await verdict(tab);
      await type(tab.getByLabel("Faults, as JSON"), "[{");
      await tab.getByRole("button", { name: "Run" }).click();
      const sentence = await tab.getByRole("alert").textContent();
      const left = await result(tab).locator("ol, pre").count();
      return unless(
        (sentence?.includes("Line 1, column 3") ?? false) && left === 0 && (await isFocused(tab)),
        `it says ${sentence}, beside ${left} parts of an old result`,
      );
    },
    "a damaged link is told, and the default scenario runs": async (tab, url) => {
      await open(tab, `${url}/playground#maxAttempts=2&scri`);
      const ended = await verdict(tab);
      const sentence = await tab.getByRole("alert").textContent();
      return unless(ended === "Data" && (sentence?.includes("damaged") ?? false), `${ended}, and it says ${sentence}`);
    },
    "the page of a code leads to a run that ends in it": async (tab, url) => {
      await open(tab, `${url}/errors/response-too-large`);
      await tab.getByRole("link", { name: "Try it in the playground" }).first().click();
      await tab.waitForURL("**/playground#RESPONSE_TOO_LARGE");
      const ended = await verdict(tab);
      return unless(ended === "RESPONSE_TOO_LARGE", `it ends in ${ended}`);
    },
  },
  browserNames.slice(0, 1),
);

it("without JavaScript it says that it needs it", () => {
  const page = readFileSync("apps/docs/build/playground.html", "utf8");
  const [, unscripted = ""] = /<noscript>([\s\S]*?JavaScript[\s\S]*?)<\/noscript>/.exec(page) ?? [];
  expect(unscripted).toContain("needs JavaScript");
  expect(unscripted).toMatch(/<style>\.[\w-]+ ?\{ ?display: ?none/);
});
