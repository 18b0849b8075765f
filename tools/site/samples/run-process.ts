import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { sandboxKeys } from "../../../packages/sandbox/src/index.ts";
import type { CommandLine } from "../../check/gate.ts";
import { runCommand } from "../../check/run-command.ts";
import { bunFile, denoFile } from "../../runtimes/paths.ts";
import type { Runtime, Sample } from "./sample.ts";
import { verdict } from "./verdict.ts";

const source = "--conditions=@techlookup/source";

/** On Deno with the permissions that the documentation names, and no others. */
const commands: Readonly<Partial<Record<Runtime, CommandLine>>> = {
  node: [process.execPath, source],
  bun: [bunFile, source],
  deno: [
    ...[denoFile, "run", "--no-prompt", source],
    ...["--allow-net=api.technologychecker.io", "--allow-env=TECHLOOKUP_API_KEY"],
  ] as unknown as CommandLine,
};

/** Longer than any program here takes, on any machine. */
const timeoutMs = 60_000;

/** Runs a program in a process of its own; what is wrong with it, if anything, and what it printed. */
export const runProcess = async (folder: string, sample: Sample): Promise<string | undefined> => {
  const { file, runtime, faults, brokenFetch, behindServer } = sample;
  const command = commands[runtime];
  if (!command) return `nothing here runs ${runtime}`;
  const program = resolve(folder, `play.${file.replace(/\.\w+$/, "")}.ts`);
  const scene = JSON.stringify({ faults, brokenFetch, behindServer });
  writeFileSync(
    program,
    `import { play } from "../../site/samples/stage.ts";\nawait play(${scene}, () => import("./${file}"));\n`,
  );
  // Where it may write files of its own.
  const cwd = resolve(".cache/site/samples", file);
  mkdirSync(cwd, { recursive: true });
  const env = {
    TECHLOOKUP_API_KEY: sandboxKeys.pro,
    ...{ DENO_NO_UPDATE_CHECK: "1", NODE_NO_WARNINGS: "1" },
    // All import the same sources.
    NODE_COMPILE_CACHE: resolve(".cache/site/compiled"),
  };
  const { output, exitCode } = await runCommand([...command, program], { cwd, env, timeoutMs });
  const problem = verdict(sample, output, exitCode);
  return problem && `${problem}:\n${output}`;
};
