/**
 * Adds something made up at one place of a scratch copy, and lists what turns red: what has a list of its own would stay
 * green. Parameters choose: `endpoint`, `option`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endpoint } from "./endpoint.ts";
import { findRed } from "./find-red.ts";
import type { MadeUp } from "./made-up.ts";
import { option } from "./option.ts";
import { makeScratch } from "./scratch.ts";

const all: readonly MadeUp[] = [endpoint, option];

const check = async ({ what, change, mustTurnRed, packages, tests, touched, maxTouched }: MadeUp): Promise<boolean> => {
  const { folder, remove } = makeScratch(packages);
  const [file, edit] = change;
  writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), "utf8")));
  const red = await findRed(folder, tests).finally(remove);
  const files = new Set(red.map((place) => place.file));
  console.log(`A made-up ${what} in ${file} alone: ${files.size} files turn red`);
  for (const place of red) console.log(`  ${place.file}: ${place.message}`);
  console.log(`Adding one touches ${touched.length} files, ${maxTouched} at most`);
  for (const place of touched) console.log(`  ${place}`);
  const green = mustTurnRed.filter((place) => !files.has(place));
  for (const place of green) console.log(`FAILED ${place} stays green: does it have a list of its own?`);
  return green.length === 0 && touched.length <= maxTouched;
};

const chosen = process.argv.slice(2);
for (const subject of all.filter(({ what }) => chosen.length === 0 || chosen.includes(what))) {
  if (!(await check(subject))) process.exitCode = 1;
}
