/** Measures what applications get. Parameter: `--comment` tells it in the summary and on the pull request of a workflow's run. */
import { appendFileSync } from "node:fs";
import { budgets } from "./budgets.ts";
import { type Size, sizeTable, writeComment } from "./comment.ts";
import { measure } from "./measure.ts";

const sizes: Size[] = [];
for (const { name, code, folder, maxBytes, without } of budgets) {
  const { bytes, inputs } = await measure(folder, code);
  sizes.push({ name, bytes, maxBytes });
  const strangers = inputs.filter(({ path }) => without.test(path));
  const fits = bytes < maxBytes && strangers.length === 0;
  console.log(`${fits ? "ok" : "FAILED"} ${name}: ${bytes} bytes, minified and gzipped; the limit is ${maxBytes}`);
  if (fits) continue;
  process.exitCode = 1;
  for (const { path } of strangers) console.log(`${path} came along, and must not: import it from nowhere in here`);
  console.log("What each file adds, minified, before gzip:");
  for (const { path, bytes: added } of inputs) console.log(`${String(added).padStart(6)}  ${path}`);
}

if (process.argv.includes("--comment")) {
  const table = sizeTable(sizes);
  const { GITHUB_STEP_SUMMARY, GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, PULL_REQUEST } = process.env;
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, table);
  if (GITHUB_TOKEN && PULL_REQUEST) {
    const issue = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues/${PULL_REQUEST}/comments`;
    if (!(await writeComment(issue, GITHUB_TOKEN, table))) console.log("No comment: this run may not write one.");
  } else console.log(table);
}
