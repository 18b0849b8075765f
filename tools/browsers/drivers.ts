import { type Browser, chromium, firefox } from "playwright-core";
import { type BrowserName, chromiumParameters, requireBrowser } from "./browsers.ts";

/** Starts the browsers that tests can drive. */
export const drivers: Readonly<Partial<Record<BrowserName, () => Promise<Browser>>>> = {
  chromium: () => chromium.launch({ executablePath: requireBrowser("chromium"), args: [...chromiumParameters] }),
  firefox: () => firefox.launch({ channel: "moz-firefox", executablePath: requireBrowser("firefox") }),
};
