/** Runs samples one after another, in this runtime, and prints what was not as it should be. Parameters: a list, and their folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { docsUrlOf } from "../../../packages/core/src/index.ts";
import { speedUp } from "./fast-time.ts";
import type { Sample } from "./sample.ts";
import { enter } from "./world.ts";

const [list = "", folder = ""] = process.argv.slice(2);
const samples = JSON.parse(readFileSync(list, "utf8")) as Sample[];
const print = console.log.bind(console);

speedUp();
const said: string[] = [];
for (const name of ["log", "error", "warn", "info"] as const) {
  console[name] = (...values: unknown[]) => said.push(values.map(String).join(" "));
}
let late: unknown;
process.on("unhandledRejection", (reason) => {
  late = reason;
});

/** What a sample ends with: an error, or nothing. */
const end = async ({ name }: Sample): Promise<unknown> => {
  try {
    await import(pathToFileURL(join(folder, name)).href);
    // A script of CommonJS cannot be awaited.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    return late;
  } catch (error) {
    return error;
  }
};

const problemOf = (sample: Sample, error: unknown): string | undefined => {
  const code = (error as { code?: string } | undefined)?.code;
  if (sample.throws !== undefined) {
    return code === sample.throws ? undefined : `ends with ${String(error)}, and says that it throws ${sample.throws}`;
  }
  if (error !== undefined) return `ends with ${String(error)}`;
  const { meets } = sample;
  if (meets === undefined || said.some((line) => line.includes(docsUrlOf(meets)))) return undefined;
  return `does not meet ${meets}: it says ${JSON.stringify(said)}`;
};

let problems = 0;
for (const sample of samples) {
  said.length = 0;
  late = undefined;
  enter(sample);
  const problem = problemOf(sample, await end(sample));
  if (problem === undefined) continue;
  problems++;
  print(`${sample.name} ${problem}`);
}
process.exit(problems === 0 ? 0 : 1);
