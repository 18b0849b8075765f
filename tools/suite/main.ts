import { mkdirSync, writeFileSync } from "node:fs";
import type { RuntimeId } from "@techlookup/conformance";
import { browserNames, prepareBrowsers } from "@techlookup-tools/browsers";
import { makeCertificates } from "./host/certificates.ts";
import { problemsOf, rowOf, tableOf } from "./report.ts";
import { type RuntimeResult, runOn } from "./run-on.ts";
import { defaultRuntimes, launchers } from "./runtimes.ts";

/** Two at a time: most cases wait, and more would make the waits of others late. */
const atOnce = 2;

const all = Object.keys(launchers) as RuntimeId[];
/** Keeps the result where the documentation reads it. Of all runtimes, and of a run in which all passed. */
const recordFile = "packages/conformance/results.json";

const isRecording = process.argv.includes("--record");
const words = process.argv.slice(2).filter((word) => word !== "--record");
const names = words.length === 0 ? all : words[0] === "default" ? defaultRuntimes : (words as RuntimeId[]);
const unknown = names.find((name) => !all.includes(name));
if (unknown !== undefined) {
  console.error(`There is no runtime '${unknown}'. These exist: ${all.join(", ")}; default means ${defaultRuntimes}`);
  process.exit(1);
}

prepareBrowsers(browserNames.filter((name) => names.includes(name)));
const certificates = await makeCertificates();
const queue = [...names];
const results: RuntimeResult[] = [];
const work = async (): Promise<void> => {
  for (let name = queue.shift(); name; name = queue.shift()) {
    const startedAt = performance.now();
    const result = await runOn(name, launchers[name], certificates);
    results.push(result);
    console.log(`${result.title}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
};
await Promise.all(Array.from({ length: atOnce }, work));
results.sort((a, b) => names.indexOf(a.id) - names.indexOf(b.id));

const rows = results.map(rowOf);
const problems = results.flatMap(problemsOf);

const isWhole = names.length === all.length && problems.length === 0;
if (isRecording && isWhole) writeFileSync(recordFile, `${JSON.stringify({ runtimes: rows }, undefined, 2)}\n`);
if (isRecording && !isWhole) problems.push(`${recordFile} was not written: it takes all runtimes, and no failure`);
for (const problem of problems) console.log(`\n${problem}`);
console.log(`\n${tableOf(rows)}`);

const passed = rows.reduce((sum, { vectors, faults }) => sum + vectors.passed + faults.passed, 0);
// The names of Vitest's JSON reporter, so that the checks count these as tests.
const counts = { numPassedTests: passed, numFailedTests: problems.length };
mkdirSync(".cache", { recursive: true });
writeFileSync(".cache/runtimes.json", `${JSON.stringify({ ...counts, runtimes: rows }, undefined, 2)}\n`);
console.log(`\n${passed} passed, ${problems.length} failed`);
process.exit(problems.length === 0 ? 0 : 1);
