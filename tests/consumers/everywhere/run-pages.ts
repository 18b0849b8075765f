import { join } from "node:path";
import { drivers } from "../../../tools/browsers/drivers.ts";
import { bundlers } from "../../../tools/bundlers/bundlers.ts";
import type { Report } from "./report.ts";
import { startProgram } from "./start-program.ts";

/** Opens what each bundler made in Chromium: as a page, and as a module worker of that page. */
export const runPages = async (
  folder: string,
  env: Readonly<Record<string, string>>,
  report: Report,
): Promise<void> => {
  const browser = await drivers.chromium?.();
  if (!browser) throw new Error("Chromium cannot be driven");
  try {
    for (const name of Object.keys(bundlers)) {
      using site = await startProgram(process.execPath, ["site.mjs", join("sites", name.toLowerCase())], folder, env);
      const tab = await browser.newPage();
      await tab.goto(site.firstLine);
      const outcome = await tab.waitForFunction(() => Reflect.get(globalThis, "outcome"));
      report(`${name}, page`, String(await outcome.jsonValue()));
      const fromWorker = await tab.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const worker = new Worker("/worker.js", { type: "module" });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => resolve(`the worker ended: ${message}`);
          }),
      );
      report(`${name}, module worker`, fromWorker);
      await tab.close();
    }
  } finally {
    await browser.close();
  }
};
