/**
 * Measures what applications get. `--comment` adds the table to a workflow's summary and to its pull request; `--imports` prints what
 * importing each built package costs a fresh Node process instead.
 */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { publicPackages } from "../packages.ts";
import { must, run } from "../programs/process.ts";
import { type Budget, budgets } from "./budgets.ts";

/** Bundles code as an application would, from the sources. `inputs` are the files that came along, the largest first. */
const measure = async ({ folder, code }: Budget) => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    conditions: ["@techlookup/source"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    outdir: "out",
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {})
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).byteLength, inputs };
};

/** Checks the budgets, and returns the rows of a table. */
const checkBudgets = async (): Promise<string[]> => {
  const rows: string[] = [];
  for (const budget of budgets) {
    const { name, maxBytes, without } = budget;
    const { bytes, inputs } = await measure(budget);
    rows.push(`| ${name} | ${bytes.toLocaleString("en")} | ${maxBytes.toLocaleString("en")} |`);
    const strangers = inputs.filter(({ path }) => without.test(path));
    const fits = bytes < maxBytes && strangers.length === 0;
    console.log(`${fits ? "ok" : "FAILED"} ${name}: ${bytes} bytes, minified and gzipped; the limit is ${maxBytes}`);
    if (fits) continue;
    process.exitCode = 1;
    for (const { path } of strangers) console.log(`${path} is in the bundle and must not be: do not import it here`);
    console.log("What each file adds, minified, before gzip:");
    for (const { path, bytes: added } of inputs) console.log(`${String(added).padStart(6)}  ${path}`);
  }
  return rows;
};

const comment = async (rows: readonly string[]): Promise<void> => {
  const { GITHUB_STEP_SUMMARY, PULL_REQUEST } = process.env;
  const head = "Minified and gzipped, as a bundler leaves it in an application:\n\n| what | bytes | limit |";
  const table = [head, "| --- | --: | --: |", ...rows, ""].join("\n");
  console.log(table);
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, table);
  if (!PULL_REQUEST) return;
  const file = join(".cache", "size.md");
  mkdirSync(".cache", { recursive: true });
  writeFileSync(file, table);
  const gh = ["gh", "pr", "comment", PULL_REQUEST, "--edit-last", "--create-if-none", "--body-file", file] as const;
  const { passed, output } = await run(gh);
  // The token of a pull request from a fork can only read.
  if (!passed) console.log(`No comment was written: ${output}`);
};

/** Timed inside the process, so that Node's own start does not count. */
const timeImports = async (runs = 15): Promise<void> => {
  for (const { folder, manifest } of publicPackages()) {
    const url = pathToFileURL(resolve(folder, "dist", "index.js")).href;
    const code = `const start = performance.now(); await import("${url}"); console.log(performance.now() - start)`;
    const times: number[] = [];
    for (let count = 0; count < runs; count += 1)
      times.push(Number(await must([process.execPath, "--input-type=module", "--eval", code])));
    const [fastest = 0, median = 0] = [Math.min(...times), times.sort((a, b) => a - b)[runs >> 1]];
    console.log(`${manifest.name.padEnd(24)}median ${median.toFixed(1)} ms, fastest ${fastest.toFixed(1)} ms`);
  }
};

if (process.argv.includes("--imports")) await timeImports();
else {
  const rows = await checkBudgets();
  if (process.argv.includes("--comment")) await comment(rows);
}
