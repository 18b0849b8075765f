import { rmSync, writeFileSync } from "node:fs";
import { defineConfig } from "tsup";
import { licencesOf } from "./licences.ts";

/** One program that brings all of its code along: it installs as one package, starts quickly, and loads each command when it is asked for. */
export default defineConfig({
  entry: ["src/bin.ts"],
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
    writeFileSync("dist/licences.txt", licencesOf("dist/metafile-esm.json"));
    rmSync("dist/metafile-esm.json");
  },
});
