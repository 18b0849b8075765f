/**
 * Adds something made up at one place of a scratch copy, and lists what turns red: what has a list of its own would stay
 * green. Parameters choose: `endpoint`, `option`.
 */
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { cleanup } from "../programs/process.ts";
import { findRed } from "./find-red.ts";
import { type MadeUp, madeUp } from "./made-up.ts";

const scratch = resolve(".cache/made-up");
const skipped = new Set(["dist", ".turbo", ".vite-temp", "coverage"]);

/** What the packages' own configurations import. */
const configurations = ["tools/programs", "tools/runtimes", "tools/tsup", "tools/vitest"];

/** Copies what is needed to check the packages of some files, and links to the dependencies that are installed here. */
const copy = (files: readonly string[]): void => {
  rmSync(scratch, { recursive: true, force: true });
  const packages = new Set(files.map((file) => file.split("/").slice(0, 2).join("/")));
  const filter = (source: string): boolean => !skipped.has(basename(source));
  for (const path of ["package.json", "tsconfig.base.json", "tsconfig.tools.json", ...configurations, ...packages])
    cpSync(path, join(scratch, path), { recursive: true, verbatimSymlinks: true, filter });
  symlinkSync(resolve("node_modules"), join(scratch, "node_modules"), "dir");
  writeFileSync(join(scratch, "vitest.config.ts"), 'export default { test: { projects: ["packages/*"] } };\n');
};

const check = async ({ what, edit, mustTurnRed, touched, maxTouched }: MadeUp): Promise<boolean> => {
  copy(mustTurnRed);
  const [file, change] = edit;
  writeFileSync(join(scratch, file), change(readFileSync(join(scratch, file), "utf8")));
  const tests = mustTurnRed.filter((place) => place.endsWith(".test.ts"));
  const red = await findRed(scratch, tests);
  const files = new Set(red.map((place) => place.split(": ")[0]));
  console.log(`A made-up ${what} in ${file} alone: ${files.size} files turn red`);
  for (const place of red) console.log(`  ${place}`);
  console.log(`Adding one touches ${touched.length} files, ${maxTouched} at most`);
  for (const place of touched) console.log(`  ${place}`);
  const green = mustTurnRed.filter((place) => !files.has(place));
  for (const place of green) console.log(`FAILED ${place} stays green: does it have a list of its own?`);
  return green.length === 0 && touched.length <= maxTouched;
};

using _removed = cleanup(() => rmSync(scratch, { recursive: true, force: true }));
const chosen = process.argv.slice(2);
for (const subject of madeUp.filter(({ what }) => chosen.length === 0 || chosen.includes(what))) {
  if (!(await check(subject))) process.exitCode = 1;
}
