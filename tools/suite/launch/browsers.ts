import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromiumParameters, requireBrowser } from "@techlookup-tools/browsers";
import type { Launcher } from "./launcher.ts";
import { startProgram } from "./start-program.ts";

export const chromium: Launcher = {
  title: "Chromium",
  subject: "browser",
  start: ({ folder, pageUrl }) =>
    startProgram(requireBrowser("chromium"), [
      ...["--headless", ...chromiumParameters, `--user-data-dir=${folder}`],
      // A page in the background would be slowed down.
      ...["--disable-renderer-backgrounding", "--disable-background-timer-throttling", pageUrl],
    ]),
};

/** Firefox keeps to itself: it neither updates nor looks for portals. */
const preferences = {
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

export const firefox: Launcher = {
  title: "Firefox",
  subject: "browser",
  start: ({ folder, pageUrl }) => {
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});`);
    writeFileSync(join(folder, "user.js"), lines.join("\n"));
    const file = requireBrowser("firefox");
    return startProgram(file, ["--headless", "--no-remote", "--profile", folder, pageUrl], { HOME: folder });
  },
};

/** WebKitGTK's own small browser, on a screen that nobody sees. */
export const webkit: Launcher = {
  title: "WebKit",
  subject: "browser",
  start: ({ folder, pageUrl }) => {
    requireBrowser("webkit");
    const [file] = globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser");
    if (file === undefined)
      throw new Error("WebKitGTK's MiniBrowser is not installed: it comes with webkit2gtk-driver");
    return startProgram("xvfb-run", ["--auto-servernum", file, "--private", pageUrl], {
      HOME: folder,
      GTK_A11Y: "none",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    });
  },
};
