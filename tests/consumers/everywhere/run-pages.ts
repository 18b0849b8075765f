import { join } from "node:path";
import type { Browser } from "playwright-core";
import { drivers } from "../../../tools/browsers/drivers.ts";
import { start } from "../../../tools/programs/process.ts";
import { bundlers } from "../../bundlers/bundlers.ts";
import { type Environment, report } from "../project.ts";

/** Longer than the page itself, which waits for a second as a 429 tells it. */
const timeout = 60_000;

/** What a page and its module worker come to; where one says nothing, what its console says. */
const openPage = async (browser: Browser, url: string): Promise<{ page: string; worker: string }> => {
  const tab = await browser.newPage();
  const complaints: string[] = [];
  tab.on("pageerror", ({ message }) => complaints.push(message));
  tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const silent = (): string => `said nothing in ${timeout} ms; the console: ${complaints.join("\n") || "nothing, too"}`;
  try {
    await tab.goto(url);
    const outcome = tab.waitForFunction(() => Reflect.get(globalThis, "outcome"), undefined, { timeout });
    const page = await outcome.then(async (handle) => String(await handle.jsonValue()), silent);
    const worker = await tab.evaluate(
      (limit) =>
        new Promise<string | undefined>((resolve) => {
          const started = new Worker("/worker.js", { type: "module" });
          started.onmessage = ({ data }) => resolve(data);
          started.onerror = ({ message }) => resolve(`the worker ended: ${message || "it cannot be loaded"}`);
          setTimeout(resolve, limit);
        }),
      timeout,
    );
    return { page, worker: worker ?? silent() };
  } finally {
    await tab.close();
  }
};

/** Opens what each bundler made in Chromium: as a page, and as a module worker of that page. */
export const runPages = async (folder: string, env: Environment, names = Object.keys(bundlers)): Promise<void> => {
  await using browser = await drivers.chromium();
  for (const name of names) {
    using site = start([process.execPath, "site.mjs", join("sites", name.toLowerCase())], { cwd: folder, env });
    const { page, worker } = await openPage(browser, await site.printed(/^(http\S+)\n/));
    report(`${name}, page`, page);
    report(`${name}, module worker`, worker);
  }
};
