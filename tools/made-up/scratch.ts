import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const skipped = new Set(["dist", ".turbo", ".vite-temp", "coverage"]);

/** What the packages' own configurations import. */
const configurations = ["tools/programs", "tools/runtimes", "tools/tsup", "tools/vitest"];

const vitestConfig = `export default { test: { projects: ["packages/*"] } };\n`;

/** Copies what is needed to check some packages into a folder of its own, with the dependencies that are installed here. */
export const makeScratch = (packages: readonly string[]): { folder: string; remove: () => void } => {
  const folder = resolve(".cache/made-up");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  const copied = [
    "package.json",
    "tsconfig.base.json",
    "tsconfig.tools.json",
    ...configurations,
    ...packages.map((name) => `packages/${name}`),
  ];
  for (const path of copied) {
    const filter = (source: string): boolean => !skipped.has(basename(source));
    cpSync(path, join(folder, path), { recursive: true, verbatimSymlinks: true, filter });
  }
  writeFileSync(join(folder, "vitest.config.ts"), vitestConfig);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
