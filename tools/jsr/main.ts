/** JSR would take the packages that have a deno.json, and their documentation has no gaps. */
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { readJson } from "../packages.ts";
import { run } from "../programs/process.ts";
import { denoFile } from "../runtimes/paths.ts";

const entries = globSync("packages/*/deno.json").flatMap((file) =>
  Object.values(readJson<{ exports: Record<string, string> }>(file).exports).map((entry) => join(dirname(file), entry)),
);
const commands = [
  ["publish", "--dry-run", "--allow-dirty"],
  ["doc", "--lint", ...entries],
];
for (const parameters of commands) {
  const { passed, output } = await run([denoFile, ...parameters], { env: { DENO_NO_UPDATE_CHECK: "1" } });
  console.log(`${passed ? "ok" : `FAILED\n${output}`} deno ${parameters[0]}`);
  if (!passed) process.exitCode = 1;
}
