import { open, unless, walkThroughSite } from "./walks.ts";

walkThroughSite({
  "an error page reads without JavaScript": async (tab, url, browser) => {
    const context = await tab.context().browser()?.newContext({ javaScriptEnabled: false });
    const page = await context?.newPage();
    if (!page) return "no browser";
    await page.goto(`${url}/errors/forbidden`);
    const missing: string[] = [];
    // A driven Firefox runs no script, but shows no `<noscript>` either, which opens the tabs.
    const inTabs = browser === "firefox" ? [] : ["@techlookup/deno", "curl --include"];
    for (const words of ["FORBIDDEN", "What it means", "Causes", "Check with the vendor", ...inTabs]) {
      if (!(await page.locator("main article").getByText(words).first().isVisible())) missing.push(words);
    }
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await page.getByRole("link", { name: "Errors", exact: true }).first().click();
    const rows = await page.locator("tbody tr").count();
    await context?.close();
    if (missing.length > 0) return `without ${missing.join(", ")}`;
    return unless(fits && rows > 7, `the index shows ${rows} rows`);
  },
  "the theme is chosen by hand, and remembered": async (tab, url) => {
    await open(tab, `${url}/errors/forbidden`);
    const theme = () => tab.locator("html").getAttribute("data-theme");
    const before = await theme();
    for (let click = 0; click < 3 && (await theme()) === before; click++) {
      await tab.getByRole("button", { name: /mode/ }).first().click();
    }
    const chosen = await theme();
    await open(tab, `${url}/faq`);
    return unless(chosen !== before && (await theme()) === chosen, `${before}, ${chosen}, then ${await theme()}`);
  },
  "the first thing that the keyboard reaches leads past the navigation": async (tab, url) => {
    await open(tab, `${url}/errors/forbidden`);
    await tab.keyboard.press("Tab");
    const first = await tab.evaluate(() => document.activeElement?.textContent ?? "");
    return unless(/skip/i.test(first), `it is ${first}`);
  },
  "a menu leads on in a narrow window": async (tab, url) => {
    await tab.setViewportSize({ width: 360, height: 740 });
    await open(tab, `${url}/errors/forbidden`);
    await tab.getByRole("button", { name: /navigation bar/i }).click();
    await tab.locator(".navbar-sidebar").getByRole("link", { name: "Questions" }).click();
    await tab.waitForURL("**/faq");
    return undefined;
  },
});
