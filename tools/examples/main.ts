/** Every public export has a doc comment, every function and method an example, and every example compiles. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { exampleFile } from "./example-file.ts";
import { publicExports } from "./public-exports.ts";

const entries: Readonly<Record<string, string>> = {
  "@techlookup/node": "packages/node/src/index.ts",
  "@techlookup/node/otel": "packages/node/src/otel.ts",
  "@techlookup/deno": "packages/deno/src/index.ts",
  "@techlookup/gateway": "packages/gateway/src/index.ts",
  "@techlookup/browser": "packages/browser/src/index.ts",
  "@techlookup/core": "packages/core/src/index.ts",
  "@techlookup/core/platform": "packages/core/src/platform.ts",
  "@techlookup/core/catalog": "packages/core/src/catalog/index.ts",
  "@techlookup/sandbox": "packages/sandbox/src/index.ts",
  "@techlookup/sandbox/node": "packages/sandbox/src/node.ts",
};

const folder = resolve("tools/examples/generated");
const problems: string[] = [];
type Exported = Record<string, { module: string; isType: boolean }>;
/** Of all packages, the first that has a name; and of each folder, whose own examples mean its own. */
const exported: Exported = {};
const exportedBy: Record<string, Exported> = {};

/** `core`, of a place in packages/core. */
const folderOf = (place: string): string => place.split("/")[1] ?? "";

const examples: { readonly place: string; readonly code: string; readonly folder: string }[] = [];

for (const [module, entry] of Object.entries(entries)) {
  for (const { name, place, isCallable, isType, comment, examples: own } of publicExports([resolve(entry)])) {
    if (!name.includes(".")) {
      exported[name] ??= { module, isType };
      exportedBy[folderOf(place)] = { [name]: { module, isType }, ...exportedBy[folderOf(place)] };
    }
    if (comment === "") problems.push(`${place}: ${name} has no doc comment`);
    if (isCallable && own.length === 0) problems.push(`${place}: ${name} has no example`);
    for (const code of own) examples.push({ place: `${place} (${name})`, code, folder: folderOf(place) });
  }
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
examples.forEach(({ place, code, folder: own }, index) => {
  const names = { ...exported, ...exportedBy[own] };
  writeFileSync(join(folder, `${index}.ts`), `// ${place}\n${exampleFile(code, names)}`);
});
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: "../../../tsconfig.base.json",
    compilerOptions: { lib: ["ES2024", "DOM", "DOM.Iterable", "ESNext.Disposable"], types: ["node"] },
    include: ["."],
  }),
);
const { stdout } = spawnSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", folder], {
  encoding: "utf8",
});
for (const line of stdout.split("\n").filter((text) => text !== "")) {
  const index = /generated\/(\d+)\.ts/.exec(line)?.[1];
  const example = index === undefined ? undefined : examples[Number(index)];
  problems.push(example ? `${example.place}: the example does not compile: ${line.replace(/^.*?error /, "")}` : line);
}
for (const problem of new Set(problems)) console.log(problem);
console.log(`${examples.length} examples, ${new Set(problems).size} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
