/**
 * Looks for the words that `docs-internal/style.md` rules out, in everything that people read. Vale and textlint were considered:
 * neither reads the string literals of programs, where the catalogue and the command have their texts.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkProse } from "./check-prose.ts";
import { places } from "./places.ts";
import { readWords } from "./words.ts";

const root = resolve(import.meta.dirname, "../..");
const words = readWords(readFileSync(resolve(root, "docs-internal/style.md"), "utf8"));
const { files, problems } = checkProse(root, words, places);

for (const problem of problems) console.log(problem);
console.log(`${words.length} phrases, ${files} files: ${problems.length} found`);
process.exitCode = problems.length === 0 ? 0 : 1;
