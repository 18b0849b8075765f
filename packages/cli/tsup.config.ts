import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Options } from "tsup";
import { licencesOf } from "./licences.ts";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Commander loads `node:child_process` for subcommands that are programs of their own. There are none here, and it takes a fifth of the time of `--help`. */
const lateChildProcess: Plugin = {
  name: "late-child-process",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[/\\]commander[/\\]/.test(importer) ? { path, namespace: "late" } : undefined,
    );
    onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({
      contents: `export default { spawn: (...given) => process.getBuiltinModule("${path}").spawn(...given) };`,
    }));
  },
};

/** Packages that only some commands need are installed beside it, and loaded on use. */
const peers = /^(@modelcontextprotocol\/sdk|@opentelemetry\/api|@techlookup\/bullmq|bullmq|ioredis)(\/|$)/;

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
    options.minifyWhitespace = true;
  },
  esbuildPlugins: [lateChildProcess],
  external: [peers],
  noExternal: [new RegExp(`^(?!${peers.source.slice(1)})`)],
  // Some of that code is CommonJS, and asks for Node's modules by `require`.
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  onSuccess: async () => {
    const metafile = join(outDir, "metafile-esm.json");
    writeFileSync(join(outDir, "licences.txt"), licencesOf(metafile));
    rmSync(metafile);
    const program = [join(outDir, "bin.js"), "--help"];
    writeFileSync(
      join(outDir, "help.txt"),
      execFileSync(process.execPath, program, { env: { ...process.env, NO_COLOR: "1" } }),
    );
  },
});

export default defineConfig(bundle("dist"));
