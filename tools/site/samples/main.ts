/**
 * Compiles every program that the site shows, and runs it: on the runtime that it is for, against a sandbox that does what its
 * page says. Each must end well, or with the error that its fence names. Words on the command line choose places.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { drivers } from "../../browsers/drivers.ts";
import { typeProblems } from "./check-types.ts";
import { fenceSamples } from "./fence-samples.ts";
import { runInPage } from "./run-in-page.ts";
import { runProcess } from "./run-process.ts";
import { runWorker } from "./run-worker.ts";
import type { Sample, Unrun } from "./sample.ts";
import { writtenSamples } from "./written-samples.ts";

/** Where the packages can be imported from. Git ignores it. */
const folder = resolve("tools/examples/samples");

const fences = fenceSamples();
const written = writtenSamples();
const words = process.argv.slice(2);
const isChosen = ({ place }: Sample | Unrun): boolean =>
  words.length === 0 || words.some((word) => place.includes(word));
const samples = [...fences.samples, ...written].filter(isChosen);
const unrun = fences.unrun.filter(isChosen);
const problems = [...fences.problems];

rmSync(folder, { recursive: true, force: true });
rmSync(".cache/site/samples", { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { file, code } of [...samples, ...unrun]) writeFileSync(join(folder, file), code);
problems.push(...typeProblems(folder));

const browser = await drivers.chromium?.();
if (!browser) throw new Error("Chromium cannot be driven");
const run = async (sample: Sample): Promise<string | undefined> => {
  if (sample.runtime === "workerd") return runWorker(folder, sample);
  return sample.runtime === "chromium" ? runInPage(browser, folder, sample) : runProcess(folder, sample);
};
/** What is left to run; each worker takes the next. */
const left = samples.values();
const failed: Sample[] = [];
const work = async (): Promise<void> => {
  for (const sample of left) if ((await run(sample).catch(String)) !== undefined) failed.push(sample);
};
try {
  // Most of their time they wait.
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, work));
  // Time runs fast here: what failed among others has to fail alone as well.
  for (const sample of failed) {
    const problem = await run(sample).catch(String);
    if (problem !== undefined) problems.push(`${sample.place} (${sample.runtime}): ${problem}`);
  }
} finally {
  await browser.close();
}

// What went wrong stays to be looked at.
if (problems.length === 0) rmSync(folder, { recursive: true });
for (const problem of problems) console.log(problem);
const counts = (names: readonly string[]): string[] =>
  Object.entries(Object.groupBy(names, (name) => name)).map(([name, same = []]) => `${same.length} ${name}`);
console.log(`run: ${counts(samples.map(({ runtime }) => runtime)).join(", ")}`);
console.log(`of these, end with an error as they say: ${samples.filter(({ throws }) => throws).length}`);
for (const line of counts(unrun.map(({ reason }) => `not run: ${reason}`))) console.log(line);
console.log(`blocks that are no programs: ${fences.others}`);
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
