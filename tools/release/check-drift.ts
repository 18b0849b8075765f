/** Versions, exports, supported Node lines: what is said in more than one place must be the same in all. */
import { globSync, readFileSync } from "node:fs";
import { publicPackages } from "../pack/tarballs.ts";
import { testedMajors } from "../runtimes/paths.ts";
import { driftProblems, earlyTexts } from "./drift.ts";
import { nodeLines, todaysWarnings } from "./node-policy.ts";

const read = (file: string): string => readFileSync(file, "utf8");
const readJson = <T>(file: string): T => JSON.parse(read(file)) as T;

const packages = publicPackages().map(({ manifest }) => manifest);
const denoFiles = globSync("packages/*/deno.json").map((file) => readJson<{ name: string; version?: string }>(file));
const texts = [
  "README.md",
  "SECURITY.md",
  ...globSync(["packages/*/README.md", "apps/docs/docs/*.mdx", "apps/docs/src/faq/*.ts"]),
];

const claims = Object.fromEntries(texts.map((file) => [file, read(file)]));
const problems = driftProblems({
  packages,
  constant: /version: string = "([^"]+)"/.exec(read("packages/core/src/version.ts"))?.[1] ?? "nothing",
  deno: Object.fromEntries(denoFiles.map(({ name, version }) => [name, version])),
  fixed: readJson<{ fixed: string[][] }>(".changeset/config.json").fixed,
  lines: nodeLines(),
  tested: testedMajors,
  claims,
  nodeReadme: read("packages/node/README.md"),
});
const warnings = [
  ...todaysWarnings(new Date().toISOString().slice(0, 10)),
  ...earlyTexts(claims, packages[0]?.version ?? ""),
];
for (const warning of warnings) console.log(`warning: ${warning}`);
for (const problem of problems) console.log(problem);
console.log(`${packages.length} packages, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
