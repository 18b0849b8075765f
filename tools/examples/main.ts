/** Every public export has a doc comment, every function and method an example, and every example compiles. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { run } from "@techlookup-tools/programs";
import { exampleFile } from "./example-file.ts";
import { publicExports } from "./public-exports.ts";

/** Every entry of the published packages, and its source. What several export is Node's in an example that does not say whose. */
const entries = globSync("packages/*/package.json")
  .toSorted((one, other) => Number(other.includes("/node/")) - Number(one.includes("/node/")))
  .flatMap((file) => {
    const { name, exports, private: isPrivate } = JSON.parse(readFileSync(file, "utf8"));
    if (isPrivate) return [];
    return Object.entries(exports as Record<string, Record<string, string>>).flatMap(([path, target]) => {
      const source = target["@techlookup/source"];
      return source === undefined ? [] : [{ module: join(name, path), file: join(dirname(file), source) }];
    });
  });

const folder = resolve("tools/examples/generated");
const problems: string[] = [];
type Exported = Record<string, { module: string; isType: boolean }>;
/** Of all packages, the first that has a name; and of each folder, whose own examples mean its own. */
const exported: Exported = {};
const exportedBy: Record<string, Exported> = {};

/** `core`, of a place in packages/core. */
const folderOf = (place: string): string => place.split("/")[1] ?? "";

const examples: { readonly place: string; readonly code: string; readonly folder: string }[] = [];

for (const { module, file } of entries) {
  for (const { name, place, isCallable, isType, comment, examples: own } of publicExports([resolve(file)])) {
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
const { output } = await run([process.execPath, resolve("node_modules/typescript/bin/tsc"), "-p", folder]);
for (const line of output.split("\n").filter((text) => text !== "")) {
  const index = /generated\/(\d+)\.ts/.exec(line)?.[1];
  const example = index === undefined ? undefined : examples[Number(index)];
  problems.push(example ? `${example.place}: the example does not compile: ${line.replace(/^.*?error /, "")}` : line);
}
for (const problem of new Set(problems)) console.log(problem);
console.log(`${examples.length} examples, ${new Set(problems).size} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
