import { cpSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runCommand } from "../../../tools/check/run-command.ts";
import type { Report } from "./report.ts";

/** The compilers, from the oldest that is supported. */
const compilers = {
  "5.5": "tools/bundlers/node_modules/typescript55/bin/tsc",
  "5.9": "tools/bundlers/node_modules/typescript59/bin/tsc",
  "6.0": "node_modules/typescript/bin/tsc",
  "7.0": "node_modules/typescript7/bin/tsc",
};

const resolutions = {
  bundler: { module: "ESNext", moduleResolution: "Bundler" },
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
};

/** What is right compiles, and what is wrong does not, with every TypeScript, as bundlers and as Node resolve. */
export const runTypes = async (folder: string, report: Report): Promise<void> => {
  cpSync(new URL("types", import.meta.url), join(folder, "types"), { recursive: true });
  for (const [resolution, options] of Object.entries(resolutions)) {
    const project = join(folder, `tsconfig.${resolution}.json`);
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
      ...{ target: "ES2022", lib: ["ES2023", "DOM", "DOM.Iterable"], types: [] },
      ...options,
    };
    writeFileSync(project, JSON.stringify({ compilerOptions, include: ["types"] }));
    for (const [version, compiler] of Object.entries(compilers)) {
      const command = [process.execPath, resolve(compiler), "-p", project, "--pretty", "false"] as const;
      const { passed, output } = await runCommand(command, { cwd: folder });
      report(`TypeScript ${version}, ${resolution}`, passed ? "ok" : output);
    }
  }
};
