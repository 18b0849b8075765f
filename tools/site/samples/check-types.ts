import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Type-checks the programs in a folder, those in JavaScript too. */
export const typeProblems = (folder: string): string[] => {
  const lib = ["ES2024", "DOM", "DOM.Iterable", "ESNext.Disposable"];
  const compilerOptions = { lib, types: ["node"], allowJs: true, checkJs: true };
  const project = { extends: "../../../tsconfig.base.json", compilerOptions, include: ["."] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  const compiler = resolve("node_modules/typescript7/bin/tsc");
  const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  return status === 0 ? [] : stdout.split("\n").filter((line) => line !== "");
};
