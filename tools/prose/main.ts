/**
 * Looks for the words that `docs-internal/style.md` rules out, in everything that people read. Vale and textlint were considered:
 * neither reads the string literals of programs, where the catalogue and the command have their texts.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkProse } from "./check-prose.ts";
import { places, unfinished } from "./places.ts";
import { readWords } from "./words.ts";

const root = resolve(import.meta.dirname, "../..");
const words = readWords(readFileSync(resolve(root, "docs-internal/style.md"), "utf8"));
const { files, problems, open } = checkProse(root, words, places, unfinished);

for (const problem of problems) console.log(problem);
const done = [...open].filter(([, count]) => count === 0).map(([entry]) => entry);
for (const entry of done) console.log(`tools/prose/places.ts: nothing is left under ${entry}: remove the entry`);
const left = [...open.values()].reduce((sum, count) => sum + count, 0);
console.log(`${words.length} phrases, ${files} files: ${problems.length} found, ${left} still to rewrite`);
if (process.argv.includes("--open")) for (const [entry, count] of open) console.log(`  ${count}  ${entry}`);
process.exitCode = problems.length + done.length === 0 ? 0 : 1;
