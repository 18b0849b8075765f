import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCommand } from "../check/run-command.ts";
import { denoFile } from "../runtimes/paths.ts";
import { type DenoManifest, disagreements, type Manifest } from "./compare.ts";

/** What goes to JSR: says the same there as to npm, can be published, and has documentation without gaps. */
const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

const folders = globSync("packages/*/deno.json").map(dirname).sort();
const problems = folders.flatMap((folder) =>
  disagreements(readJson<Manifest>(join(folder, "package.json")), readJson<DenoManifest>(join(folder, "deno.json"))),
);
for (const problem of problems) console.log(problem);

const entries = folders.flatMap((folder) =>
  Object.values(readJson<DenoManifest>(join(folder, "deno.json")).exports ?? {}).map((file) => join(folder, file)),
);
const commands = [
  ["publish", "--dry-run", "--allow-dirty"],
  ["doc", "--lint", ...entries],
];
for (const parameters of commands) {
  const { passed, output } = await runCommand([denoFile, ...parameters], { env: { DENO_NO_UPDATE_CHECK: "1" } });
  console.log(`${passed ? "ok" : "FAILED"} deno ${parameters[0]}`);
  if (passed) continue;
  console.log(output);
  process.exitCode = 1;
}
if (problems.length > 0) process.exitCode = 1;
