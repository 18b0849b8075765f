import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Options } from "tsup";
import { licencesOf } from "./licences.ts";

/** One program that brings all of its code along: it installs as one package, starts quickly, and loads each command when it is asked for. */
export const bundle = (outDir: string): Options => ({
  entry: [join(import.meta.dirname, "src/bin.ts")],
  outDir,
  format: "esm",
  target: "node22",
  platform: "node",
  splitting: true,
  clean: true,
  silent: true,
  minifySyntax: true,
  metafile: true,
  esbuildOptions: (options) => {
    options.conditions = ["@techlookup/source"];
  },
  noExternal: [/./],
  // Some of that code is CommonJS, and asks for Node's modules by `require`.
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  onSuccess: async () => {
    const metafile = join(outDir, "metafile-esm.json");
    writeFileSync(join(outDir, "licences.txt"), licencesOf(metafile));
    rmSync(metafile);
  },
});

export default defineConfig(bundle("dist"));
