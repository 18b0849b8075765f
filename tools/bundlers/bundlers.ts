import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";

/** Bundles the entries of a project, minified, into files of the same names. */
export type Bundler = (folder: string, entries: Readonly<Record<string, string>>, out: string) => Promise<void>;

const inFolder = (folder: string, entries: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(folder, file)]));

const esbuildBundler: Bundler = async (folder, entries, out) => {
  const entryPoints = inFolder(folder, entries);
  await esbuild.build({ entryPoints, outdir: out, bundle: true, minify: true, format: "esm", logLevel: "error" });
};

const rollupBundler: Bundler = async (folder, entries, out) => {
  const bundle = await rollup({ input: inFolder(folder, entries), plugins: [nodeResolve({ browser: true })] });
  await bundle.write({ dir: out, format: "esm" });
  await bundle.close();
};

const viteBundler: Bundler = async (folder, entries, out) => {
  await vite.build({
    ...{ root: folder, configFile: false, logLevel: "error", publicDir: false },
    build: {
      ...{ outDir: out, emptyOutDir: true, target: "es2022", modulePreload: false },
      rollupOptions: {
        input: inFolder(folder, entries),
        preserveEntrySignatures: false,
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
};

const webpackBundler: Bundler = (folder, entries, out) => {
  const configuration: webpack.Configuration = {
    ...{ mode: "production" as const, context: folder, entry: inFolder(folder, entries), target: ["web", "es2022"] },
    ...{ output: { path: out, filename: "[name].js", module: true }, experiments: { outputModule: true } },
  };
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
};

/** The bundlers that applications use, by name. They come from here, not from a user's project: installing four takes a minute. */
export const bundlers: Readonly<Record<string, Bundler>> = {
  Vite: viteBundler,
  esbuild: esbuildBundler,
  webpack: webpackBundler,
  Rollup: rollupBundler,
};
