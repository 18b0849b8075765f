import { defineConfig, type Options } from "tsup";

type Config = ReturnType<typeof defineConfig>;

/**
 * The one build recipe of all libraries here: ESM, CommonJS and types.
 * `splitting` keeps one copy of each error class when a package has several entries.
 */
export const library = (entry: NonNullable<Options["entry"]>): Config =>
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
  });
