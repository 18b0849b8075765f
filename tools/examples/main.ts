/** Every public export has a doc comment, every function and method an example, and every example compiles. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { run } from "@techlookup-tools/programs";
import { exampleFile } from "./example-file.ts";
import { publicExports } from "./public-exports.ts";

/** The entries of each published package, with their sources. A name that several export is Node's, unless an example says whose. */
const entries = globSync("packages/*/package.json")
  .toSorted((one, other) => Number(other.includes("/node/")) - Number(one.includes("/node/")))
  .flatMap((file) => {
    const { name, exports, private: isPrivate } = JSON.parse(readFileSync(file, "utf8"));
    const targets = isPrivate ? [] : Object.entries(exports as Record<string, Record<string, string>>);
    const sources = targets.map(([path, target]) => ({
      module: join(name, path),
      source: target["@techlookup/source"],
    }));
    return sources.flatMap(({ module, source }) => (source ? [{ module, file: join(dirname(file), source) }] : []));
  });

/** The module of each name, by package: an example means its own package's, else the first that has the name. */
const modules: Record<string, Record<string, string>> = { "": {} };
const packageOf = (place: string): string => place.split("/")[1] ?? "";
const problems: string[] = [];
const examples: { readonly place: string; readonly code: string }[] = [];

for (const { module, file } of entries) {
  for (const { name, place, isCallable, comment, examples: own } of publicExports([resolve(file)])) {
    for (const key of name.includes(".") ? [] : ["", packageOf(place)]) {
      modules[key] ??= {};
      modules[key][name] ??= module;
    }
    if (comment === "") problems.push(`${place}: ${name} has no doc comment`);
    if (isCallable && own.length === 0) problems.push(`${place}: ${name} has no example`);
    for (const code of own) examples.push({ place: `${place} (${name})`, code });
  }
}

const folder = resolve("tools/examples/generated");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [index, { place, code }] of examples.entries()) {
  const names = { ...modules[""], ...modules[packageOf(place)] };
  writeFileSync(join(folder, `${index}.ts`), `// ${place}\n${exampleFile(code, names)}`);
}
const lib = ["ES2024", "DOM", "DOM.Iterable", "ESNext.Disposable"];
// What an example imports by itself may be a type or a value: it does not say which.
const compilerOptions = { lib, types: ["node"], verbatimModuleSyntax: false, isolatedModules: false };
const project = { extends: "../../../tsconfig.base.json", compilerOptions, include: ["."] };
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
const { output } = await run([process.execPath, resolve("node_modules/typescript/bin/tsc"), "-p", folder]);
for (const line of output.split("\n").filter((text) => text !== "")) {
  const example = examples[Number(/generated\/(\d+)\.ts/.exec(line)?.[1])];
  problems.push(example ? `${example.place}: the example does not compile: ${line.replace(/^.*?error /, "")}` : line);
}
for (const problem of new Set(problems)) console.log(problem);
console.log(`${examples.length} examples, ${new Set(problems).size} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
