import { codes } from "../../packages/core/src/index.ts";
import { browserNames, open, type, unless, walkThroughSite } from "./walks.ts";

// The field that stands on the home page, in the bar and where nothing was found, the finder, and the page of the search. What is
// found for which words is tested without a browser: find.test.ts.

const key = "tapi_live_0123456789abcdef0123456789abcdef";

walkThroughSite(
  {
    "a code on the home page leads to its page, where the keyboard goes on": async (tab, url) => {
      await open(tab, `${url}/`);
      await type(tab.getByLabel("Came from an error?"), "429");
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/errors/rate-limit");
      await tab.locator("main h1:focus").waitFor();
      return undefined;
    },
    "the bar is reached by a key, chooses by arrows, and closes by Escape": async (tab, url) => {
      await open(tab, `${url}/faq`);
      await tab.keyboard.press("/");
      await tab.keyboard.type("cache");
      const options = tab.getByRole("option");
      await options.nth(1).waitFor();
      await tab.keyboard.press("ArrowDown");
      await tab.locator("[role=option][aria-selected=true]:nth-child(2)").waitFor();
      await tab.keyboard.press("Escape");
      await options.first().waitFor({ state: "hidden" });
      await tab.keyboard.press("ArrowDown");
      await tab.keyboard.press("ArrowUp");
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/docs/cache");
      return undefined;
    },
    "all results are on a page whose address holds no more than a word": async (tab, url) => {
      await open(tab, `${url}/faq`);
      await tab.keyboard.press("Control+k");
      await tab.keyboard.type("how do I keep the key off the page");
      await tab.getByRole("option", { name: "All results" }).click();
      await tab.waitForURL("**/search");
      const first = await tab.locator("main ol a").first().getAttribute("href");
      if (first !== "/techlookup/docs/security") return `${first} is first`;
      await type(tab.getByRole("searchbox"), `quota ${key}`);
      await tab.keyboard.press("Enter");
      if (tab.url().includes("?")) return `the address is ${tab.url()}`;
      await type(tab.getByRole("searchbox"), "quota");
      await tab.locator("main ol a[href$=rate-limit]").waitFor();
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/search?q=quota");
      return unless((await tab.locator("main ol a:focus").count()) === 1, "the first result has no focus");
    },
    "lines that are pasted stay lines, and go to the decoder masked": async (tab, url) => {
      await open(tab, `${url}/`);
      await tab.evaluate((text) => {
        const area = document.createElement("textarea");
        document.body.append(area);
        area.value = text;
        area.select();
      }, `HTTP/2 403\nauthorization: Bearer ${key}\n\n{"success":false,"error":{"code":"FORBIDDEN"}}`);
      await tab.keyboard.press("ControlOrMeta+c");
      await tab.evaluate(() => document.activeElement?.remove());
      await tab.getByLabel("Came from an error?").focus();
      await tab.keyboard.press("ControlOrMeta+v");
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/decode");
      await tab.waitForFunction(() => document.querySelector("textarea")?.value);
      const text = await tab.locator("textarea").inputValue();
      return unless(text.includes("\n") && !text.includes(key), `it is ${text}`);
    },
    "an unknown code has the nearest ones offered, above a table that is whole": async (tab, url) => {
      await open(tab, `${url}/errors?code=QUOTA_GONE`);
      await tab.getByRole("status").getByRole("link", { name: "RATE_LIMIT" }).waitFor();
      const rows = await tab.locator("tbody tr").count();
      return unless(rows === Object.keys(codes).length, `it has ${rows} rows`);
    },
    "Enter in the finder leads to the first code": async (tab, url) => {
      await open(tab, `${url}/errors`);
      await type(tab.getByRole("searchbox"), "ECONNRESET");
      await tab.waitForFunction(() => document.querySelector("tbody tr")?.textContent?.includes("NETWORK_ERROR"));
      await tab.keyboard.press("Enter");
      return unless((await tab.locator("tbody a:focus").count()) === 1, "the code has no focus");
    },
    "a page that is not found offers the nearest": async (tab, url) => {
      await open(tab, `${url}/docs/rate-limits`);
      await tab.locator('main li a[href$="/errors/rate-limit"]').waitFor();
      return undefined;
    },
  },
  browserNames.slice(0, 1),
);
