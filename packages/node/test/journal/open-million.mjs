/** Opens a journal, as users have it: the built package, and, like the command, a V8 that prefers memory. Named by `measure-million.ts`. */
import { performance } from "node:perf_hooks";
import process from "node:process";
import v8 from "node:v8";

v8.setFlagsFromString("--optimize-for-size");
const { openJournal } = await import("@techlookup/node/enrich");
const [path = "", count = 0] = process.argv.slice(2);
const [mostMb, mostMs] = [150, 20_000];

const startMs = performance.now();
const passedMs = () => performance.now() - startMs;
/** @param {string} what */
const tell = (what) => {
  const mb = Math.round(process.resourceUsage().maxRSS / 1_024);
  console.log(`${what} after ${(passedMs() / 1_000).toFixed(1)} s, ${mb} MB at most`);
  if (mb > mostMb) process.exitCode = 1;
};
const journal = await openJournal(path);
await journal.intend("new.example", 1);
if (passedMs() > mostMs) process.exitCode = 1;
tell(`${journal.done} results: opened, and a new line on disk,`);
for (let index = 0; index < Number(count); index++) {
  const recalled = await journal.recall(`site-${index}.example`);
  if (recalled?.state !== "done") throw new Error(`site-${index}.example is lost`);
}
tell("all results read as well, in the order of the list,");
await journal.close();
