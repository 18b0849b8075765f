import type { BrowserName } from "@techlookup-tools/browsers";
import { drivers } from "@techlookup-tools/browsers/drivers";
import type { Browser } from "playwright-core";

/** Chromium alone unless `TECHLOOKUP_BROWSERS` names others: `chromium,firefox`. */
const chosen = (process.env.TECHLOOKUP_BROWSERS ?? "chromium").split(",") as BrowserName[];

/** The browsers that tests run in, each with what starts it. */
export const browsers: readonly { readonly name: BrowserName; readonly launch: () => Promise<Browser> }[] =
  chosen.flatMap((name) => {
    const launch = drivers[name];
    return launch ? [{ name, launch }] : [];
  });
