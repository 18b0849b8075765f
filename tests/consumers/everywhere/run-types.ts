import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../../../tools/programs/process.ts";
import { report } from "../project.ts";

/** The compilers, from the oldest that is supported. */
const compilers = {
  "5.5": "tests/bundlers/node_modules/typescript55/bin/tsc",
  "5.9": "tests/bundlers/node_modules/typescript59/bin/tsc",
  "6.0": "node_modules/typescript/bin/tsc",
  "7.0": "node_modules/typescript7/bin/tsc",
};

const node = { module: "NodeNext", moduleResolution: "NodeNext" };
const page = { lib: ["ES2023", "DOM", "DOM.Iterable"], types: [] };
// `.mts` and `.cts`: an import and a require() have declarations of their own.
const bothKinds = [".mts", ".cts"];
const pageFiles = ["right", "wrong", "exhaustive"];

/** How projects of users are set up, and the files that each has. */
const projects = {
  bundler: { options: { ...page, module: "ESNext", moduleResolution: "Bundler" }, endings: [".ts"], files: pageFiles },
  nodenext: { options: { ...page, ...node }, endings: bothKinds, files: pageFiles },
  node10: { options: { ...page, module: "CommonJS", moduleResolution: "node10" }, endings: [".ts"], files: pageFiles },
  "nodenext without DOM": {
    options: {
      ...node,
      lib: ["ES2023", "ESNext.Disposable"],
      typeRoots: [resolve("node_modules/@types")],
      types: ["node"],
    },
    ...{ endings: bothKinds, files: ["server"] },
  },
};

const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, target: "ES2022" };

const switchOver = (name: string, codes: readonly string[]): string => {
  const cases = codes.map((code) => `case "${code}":`).join(" ");
  return `export const ${name} = (code: KnownCode): string => { switch (code) { ${cases} return code; } };`;
};

/** A switch over every code of the installed package compiles without a `default`, and does not without one of its cases. */
const exhaustiveSwitches = async (folder: string): Promise<string> => {
  const file = join(folder, "node_modules/@techlookup/core/dist/index.js");
  const known = Object.keys((await import(pathToFileURL(file).href)).codes);
  const incomplete = known.map((left) => {
    const others = known.filter((code) => code !== left);
    return `// @ts-expect-error The case ${left} is missing.\n${switchOver(`without_${left}`, others)}`;
  });
  return ['import type { KnownCode } from "@techlookup/node";', switchOver("complete", known), ...incomplete].join(
    "\n",
  );
};

/** What is right compiles, and what is wrong does not, with every TypeScript, as bundlers and as Node resolve. */
export const runTypes = async (folder: string): Promise<void> => {
  const sources = join(folder, "types");
  cpSync(new URL("types", import.meta.url), sources, { recursive: true });
  writeFileSync(join(sources, "exhaustive.ts"), await exhaustiveSwitches(folder));
  for (const [name, { options, endings, files }] of Object.entries(projects)) {
    const home = join(folder, name.replaceAll(" ", "-"));
    mkdirSync(home);
    for (const file of files)
      for (const ending of endings)
        writeFileSync(join(home, `${file}${ending}`), readFileSync(join(sources, `${file}.ts`)));
    writeFileSync(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions: { ...strict, ...options } }));
    for (const [version, compiler] of Object.entries(compilers)) {
      // It is gone from 7.0, and 6.0 has to be asked for it.
      if (name === "node10" && version === "7.0") continue;
      const asked = version === "6.0" ? ["--ignoreDeprecations", "6.0"] : [];
      const command = [process.execPath, resolve(compiler), "-p", home, "--pretty", "false", ...asked] as const;
      const { passed, output } = await run(command, { cwd: folder });
      report(`TypeScript ${version}, ${name}`, passed ? "ok" : output || "it ended without a word");
    }
  }
};
