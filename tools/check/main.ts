import { mkdirSync } from "node:fs";
import { browserNames, prepareBrowsers } from "../browsers/browsers.ts";
import { chooseGates, strayWords } from "./choose.ts";
import { count } from "./count.ts";
import { gates } from "./gates.ts";
import { reportAll, reportGate } from "./report.ts";
import { runGate } from "./run-gate.ts";
import { schedule } from "./schedule.ts";

/** Two, also on larger machines: most gates use several cores by themselves. */
const atOnce = 2;

/** `npm test` runs all gates; `npm test -- lint types` those in whose names one of the words begins, with what they need. */
const words = process.argv.slice(2);
const chosen = chooseGates(gates, words);
const stray = strayWords(gates, words);

if (stray.length > 0) {
  console.error(`No gate's name has a word that begins with '${stray.join("' or '")}'. These exist:`);
  console.error(gates.map(({ name }) => `  ${name}`).join("\n"));
  process.exit(1);
}

mkdirSync(".cache", { recursive: true });
// For the gates of pages: Chromium, and what else they are told to use.
const wanted = process.env.TECHLOOKUP_BROWSERS?.split(",") ?? ["chromium"];
prepareBrowsers(browserNames.filter((name) => wanted.includes(name)));
const startedAt = performance.now();
const results = await schedule(chosen, atOnce, runGate, (result) => console.log(reportGate(result)));
console.log(reportAll(results, performance.now() - startedAt));
const { passed, failed } = count(results);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
