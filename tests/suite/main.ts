/**
 * Runs the vectors and the faults on the runtimes that are named, `default` being one of each kind; without a name on all. A run on all
 * also checks the record that the documentation shows; `--record` writes it.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { RuntimeId } from "@techlookup/conformance";
import { preparePrograms, programNames } from "@techlookup-tools/browsers";
import { makeCertificates } from "./host/certificates.ts";
import { launchers } from "./launchers.ts";
import { isRecorded, problemsOf, type Row, rowOf, tableOf } from "./report.ts";
import { type RuntimeResult, runOn } from "./run-on.ts";

const all = Object.keys(launchers) as RuntimeId[];
const oneOfEachKind: readonly RuntimeId[] = ["node24", "node24-own", "deno", "chromium"];
const recordFile = "packages/conformance/results.json";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { record: { type: "boolean" } } });
const wanted = positionals.flatMap((word) => (word === "default" ? oneOfEachKind : (word as RuntimeId)));
const names = wanted.length === 0 ? all : wanted;
const unknown = names.find((name) => !all.includes(name));
if (unknown !== undefined) {
  console.error(`There is no runtime '${unknown}'. These exist: ${all.join(", ")}; default means ${oneOfEachKind}`);
  process.exit(1);
}

await preparePrograms(programNames.filter((name) => names.some((chosen) => chosen === name)));
const certificates = await makeCertificates();
const left = names.values();
const results: RuntimeResult[] = [];
const work = async (): Promise<void> => {
  for (const name of left) {
    const startedAt = performance.now();
    const result = await runOn(name, launchers[name], certificates);
    results.push(result);
    console.log(`${result.title}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
};
// Two at a time: most cases wait, and more would make the waits of others late.
await Promise.all([work(), work()]);
results.sort((a, b) => names.indexOf(a.id) - names.indexOf(b.id));

const rows = results.map(rowOf);
const problems = results.flatMap(problemsOf);
const isWhole = names.length === all.length && problems.length === 0;
if (values.record && isWhole) writeFileSync(recordFile, `${JSON.stringify({ runtimes: rows }, undefined, 2)}\n`);
else if (values.record) problems.push(`${recordFile} was not written: it takes all runtimes, and no failure`);
else if (isWhole && !isRecorded(rows, (JSON.parse(readFileSync(recordFile, "utf8")) as { runtimes: Row[] }).runtimes))
  problems.push(`${recordFile} is of another run: write it with \`npm run test:all -- --record\``);
for (const problem of problems) console.log(`\n${problem}`);
console.log(`\n${tableOf(rows)}`);

const passed = rows.reduce((sum, { vectors, faults }) => sum + vectors.passed + faults.passed, 0);
// In the format of Vitest's JSON reporter, so that tools/check counts these as tests.
const report = { numPassedTests: passed, numFailedTests: problems.length };
const reports = join(import.meta.dirname, "reports");
mkdirSync(reports, { recursive: true });
writeFileSync(join(reports, "suite.json"), JSON.stringify(report));
console.log(`\n${passed} passed, ${problems.length} failed`);
process.exit(problems.length === 0 ? 0 : 1);
