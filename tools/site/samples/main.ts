/** Type-checks every program that the site shows, and runs each that can be run, in real Node and real Deno. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { denoFile } from "../../runtimes/paths.ts";
import { collectSamples } from "./collect.ts";
import { runtimeOf, type Sample } from "./sample.ts";

/** Where the packages can be imported from. Git ignores it. */
const folder = resolve("tools/examples/samples");

const program = resolve("tools/site/samples/run-here.ts");
const condition = "--conditions=@techlookup/source";
const commands: Readonly<Record<ReturnType<typeof runtimeOf>, readonly string[]>> = {
  node: [process.execPath, condition, program],
  deno: [denoFile, "run", "--allow-all", "--no-check", "--quiet", condition, program],
};

const report = (name: string, passed: boolean, output: string): void => {
  console.log(`${passed ? "ok" : "FAILED"} ${name}`);
  if (passed) return;
  process.exitCode = 1;
  console.log(output.trim());
};

const checkTypes = (): void => {
  const compilerOptions = { lib: ["ES2024", "DOM", "DOM.Iterable", "ESNext.Disposable"], types: ["node"] };
  const project = { extends: "../../../tsconfig.base.json", compilerOptions, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  const compiler = resolve("node_modules/typescript7/bin/tsc");
  const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  report("samples: types", status === 0, stdout);
};

const run = (runtime: keyof typeof commands, samples: readonly Sample[]): void => {
  const list = join(folder, `${runtime}.json`);
  writeFileSync(list, JSON.stringify(samples));
  const [file = "", ...parameters] = commands[runtime];
  const options = { encoding: "utf8", timeout: 120_000, env: { ...process.env, NODE_NO_WARNINGS: "1" } } as const;
  const { status, stdout, stderr } = spawnSync(file, [...parameters, list, folder], options);
  report(`samples: ${samples.length} run by ${runtime}`, status === 0, `${stdout}${stderr}`);
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const samples = collectSamples();
for (const { name, text } of samples) writeFileSync(join(folder, name), text);
// They await at their top, as modules may.
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
checkTypes();
const runnable = samples.filter(({ norun }) => norun === undefined);
for (const runtime of ["node", "deno"] as const) {
  run(
    runtime,
    runnable.filter((sample) => runtimeOf(sample) === runtime),
  );
}
for (const { name, norun } of samples) if (norun !== undefined) console.log(`${name} is not run: ${norun}`);
rmSync(folder, { recursive: true, force: true });
