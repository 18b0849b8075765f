import { type Browser, chromium, firefox } from "playwright-core";
import { chromiumParameters, requireProgram } from "./browsers.ts";

type Launch = () => Promise<Browser>;

/** Starts the browsers that tests can drive. */
export const drivers: Readonly<Record<"chromium" | "firefox", Launch> & { webkit?: Launch }> = {
  chromium: () => chromium.launch({ executablePath: requireProgram("chromium"), args: [...chromiumParameters] }),
  firefox: () => firefox.launch({ channel: "moz-firefox", executablePath: requireProgram("firefox") }),
};
