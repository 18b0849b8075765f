import { spawnSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where the packages can be imported from. Git ignores it. */
const folder = resolve("tools/examples/samples");

/** Where `generate` has written them: the very texts that the pages show. */
const written = "apps/docs/.generated/samples";

/** Type-checks the samples of the error pages. */
export const sampleProblems = (): string[] => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(written, folder, { recursive: true });
  const compilerOptions = { lib: ["ES2024", "DOM", "DOM.Iterable"], types: ["node"] };
  const project = { extends: "../../../tsconfig.base.json", compilerOptions, include: ["."] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  // The samples await at their top, as modules may.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const compiler = resolve("node_modules/typescript7/bin/tsc");
  const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true, force: true });
  return status === 0 ? [] : stdout.split("\n").filter((line) => line !== "");
};
