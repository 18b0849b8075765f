import { open, type, unless, walkThroughSite } from "./walks.ts";

walkThroughSite({
  "a code as it stands in code leads to its page": async (tab, url) => {
    await tab.goto(`${url}/errors/RATE_LIMIT`);
    await tab.waitForURL("**/errors/rate-limit");
    return undefined;
  },
  "a code in any case does, too": async (tab, url) => {
    await tab.goto(`${url}/errors/ForBidden`);
    await tab.getByRole("button", { name: "Copy code", exact: true }).waitFor();
    return unless((await tab.title()).startsWith("FORBIDDEN: "), `its title is ${await tab.title()}`);
  },
  "an unknown code leads to the finder, filled in": async (tab, url) => {
    await tab.goto(`${url}/errors/QUOTA_GONE`);
    await tab.waitForURL("**/errors?code=QUOTA_GONE");
    await tab.waitForFunction(
      () => document.querySelector("input[type=search]")?.getAttribute("value") === "QUOTA_GONE",
    );
    await tab.getByRole("status").getByText("QUOTA_GONE").waitFor();
    return undefined;
  },
  "words find their codes": async (tab, url) => {
    await open(tab, `${url}/errors`);
    await type(tab.getByRole("searchbox"), "429");
    await tab.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
    await type(tab.getByRole("searchbox"), "signal");
    await tab.waitForFunction(() => document.querySelector("tbody tr")?.textContent?.includes("ABORTED"));
    return undefined;
  },
  "the keyboard alone reaches a page": async (tab, url) => {
    await open(tab, `${url}/errors`);
    await tab.getByRole("link", { name: "NOT_FOUND" }).first().focus();
    await tab.keyboard.press("Enter");
    await tab.waitForURL("**/errors/not-found");
    return undefined;
  },
  "the chosen runtime is remembered": async (tab, url) => {
    await open(tab, `${url}/errors/timeout`);
    await tab.getByRole("tab", { name: "Deno" }).click();
    await open(tab, `${url}/errors/forbidden`);
    await tab.waitForFunction(() => document.querySelector("[role=tab][aria-selected=true]")?.textContent === "Deno");
    return undefined;
  },
  "a runtime chosen in a guide holds on the pages of errors": async (tab, url) => {
    await open(tab, `${url}/docs/start`);
    await tab.getByRole("tab", { name: "Browser" }).click();
    await tab.getByText("the key stays on your server, behind a gateway").waitFor();
    await open(tab, `${url}/errors/forbidden`);
    await tab.waitForFunction(
      () => document.querySelector("[role=tab][aria-selected=true]")?.textContent === "Browser",
    );
    return undefined;
  },
  "a guide leads on to the page of a code": async (tab, url) => {
    await open(tab, `${url}/docs/errors`);
    await tab.getByRole("link", { name: "NETWORK_ERROR" }).first().click();
    await tab.waitForURL("**/errors/network-error");
    return undefined;
  },
  "a page is copied as Markdown": async (tab, url, browser) => {
    const mayRead = browser === "chromium";
    if (mayRead) await tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(tab, `${url}/errors/forbidden`);
    await tab.getByRole("button", { name: "Copy page as Markdown" }).click();
    await tab.getByRole("button", { name: "Copied" }).waitFor();
    // Only Chromium's driver may read what was copied.
    if (!mayRead) return undefined;
    const text = await tab.evaluate(() => navigator.clipboard.readText());
    return unless(text.startsWith("# FORBIDDEN: "), `it is ${text.slice(0, 40)}`);
  },
});
