import { type BrowserName, chromiumParameters, requireBrowser } from "@techlookup-tools/browsers";
import { type Browser, chromium, firefox } from "playwright-core";

/** Those that can be driven. Chromium alone unless `TECHLOOKUP_BROWSERS` names others: `chromium,firefox`. */
const drivers: Partial<Record<BrowserName, () => Promise<Browser>>> = {
  chromium: () => chromium.launch({ executablePath: requireBrowser("chromium"), args: [...chromiumParameters] }),
  firefox: () => firefox.launch({ channel: "moz-firefox", executablePath: requireBrowser("firefox") }),
};

const chosen = (process.env.TECHLOOKUP_BROWSERS ?? "chromium").split(",") as BrowserName[];

/** The browsers that tests run in, each with what starts it. */
export const browsers: readonly { readonly name: BrowserName; readonly launch: () => Promise<Browser> }[] =
  chosen.flatMap((name) => {
    const launch = drivers[name];
    return launch ? [{ name, launch }] : [];
  });
