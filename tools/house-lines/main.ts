import { globSync, readFileSync } from "node:fs";
import { checkFile } from "./check-file.ts";

const files = globSync("{packages,apps,tools,tests,examples,bench}/**/*.{ts,tsx,mts,cts,mjs}", {
  exclude: ["**/node_modules", "**/dist", "**/build", "**/.docusaurus", "tools/examples/{generated,samples}"],
}).sort();
const problems = files.flatMap((path) => checkFile(path.replaceAll("\\", "/"), readFileSync(path, "utf8")));
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
