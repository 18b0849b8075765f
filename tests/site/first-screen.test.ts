import { expect, it } from "vitest";
import { codes, type KnownCode, slugOf } from "../../packages/core/src/index.ts";
import { open, visitSite } from "./walks.ts";

// The fix of every code is on the first screen: its sentence and the beginning of its code. Measured in one browser, on one walk through the
// list of codes, which loads the site once.

/** As much of the code as shows that it is code: two lines with the space above them. */
const beginning = 56;

const screens = [
  { name: "a desktop", width: 1280, height: 800, sentenceAbove: 400, codeAbove: 400 },
  { name: "a phone", width: 360, height: 800, sentenceAbove: 800, codeAbove: 800 - beginning },
] as const;

const { newTab, url } = visitSite("chromium");

it("the fix of every code is on the first screen of a phone and of a desktop", { timeout: 300_000 }, async () => {
  const tab = await newTab();
  const problems: string[] = [];
  await tab.setViewportSize(screens[0]);
  await open(tab, `${url()}/errors/${slugOf("OUTAGE")}`);
  for (const code of Object.keys(codes) as KnownCode[]) {
    await tab.locator(`nav[aria-label="All errors"] a[href$="/errors/${slugOf(code)}"]`).click();
    await tab.locator("h1 code", { hasText: code }).waitFor();
    await tab.waitForFunction(() => scrollY === 0);
    for (const { name, width, height, sentenceAbove, codeAbove } of screens) {
      await tab.setViewportSize({ width, height });
      const [sentence, program] = await tab.evaluate(() => {
        const bottom = document.querySelector("[data-fix]")?.getBoundingClientRect().bottom;
        const top = document.querySelector("[role=tabpanel]:not([hidden]) pre")?.getBoundingClientRect().top;
        return [bottom ?? Number.NaN, top ?? Number.NaN] as const;
      });
      // What is missing is no number, and no number is above anything.
      if (!(sentence <= sentenceAbove)) problems.push(`${code} on ${name}: its sentence ends at ${sentence}`);
      if (!(program <= codeAbove)) problems.push(`${code} on ${name}: its code begins at ${program}`);
    }
    await tab.setViewportSize(screens[0]);
  }
  expect(problems).toEqual([]);
});
