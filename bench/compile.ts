import { join } from "node:path";
import { build } from "esbuild";

/** Where the programs that measure are compiled to: below this folder, so that they find the packages that are installed here. */
const compiled = join(import.meta.dirname, ".cache", "compiled");

/**
 * Compiles files of this folder, and returns the folder that has them as `.mjs`: what measures runs as applications do, as JavaScript. Node
 * would strip the types, but what it needs for that takes time at the start, and megabytes that go away sometime.
 */
export const compile = async (name: string, files: readonly string[], splitting: boolean): Promise<string> => {
  const outdir = join(compiled, name);
  await build({
    entryPoints: files.map((file) => join(import.meta.dirname, file)),
    outbase: import.meta.dirname,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting,
    packages: "external",
    platform: "node",
    format: "esm",
  });
  return outdir;
};
