import { resolve } from "node:path";
import { defineConfig } from "tsup";
import { nameTwins } from "./name-twins.ts";
import { makeMapsRelative } from "./relative-maps.ts";

type Config = ReturnType<typeof defineConfig>;

/**
 * The one build recipe of all libraries here: ESM, CommonJS and types.
 * `splitting` keeps one copy of each error class when a package has several entries.
 *
 * @param entry Files by name. Of a list, tsup takes the files in the order in which it finds them on disk, which is not always the same, and the built files would differ.
 */
export const library = (entry: Readonly<Record<string, string>>): Config =>
  defineConfig({
    entry,
    format: ["esm", "cjs"],
    target: "es2022",
    dts: true,
    splitting: true,
    sourcemap: true,
    clean: true,
    silent: true,
    external: [/^@techlookup\//],
    onSuccess: async () => {
      makeMapsRelative(resolve("dist"));
      nameTwins(resolve("dist"));
    },
  });
