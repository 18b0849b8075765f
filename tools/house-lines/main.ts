import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { checkFile } from "./check-file.ts";
import { checkWorkspace } from "./check-workspace.ts";

const read = (path: string): string => readFileSync(path, "utf8");

const files = globSync("{packages,apps,tools,tests,examples,bench}/**/*.{ts,tsx,mts,cts,mjs}", {
  exclude: ["**/node_modules", "**/dist", "**/build", "**/.docusaurus", "tools/examples/{generated,samples}"],
}).map((path) => path.split(sep).join("/"));

const problems = [
  ...files.sort().flatMap((path) => checkFile(path, read(path))),
  ...checkWorkspace(JSON.parse(read("package.json")), read("pnpm-workspace.yaml"), read("pnpm-lock.yaml")),
];
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
process.exitCode = problems.length === 0 ? 0 : 1;
