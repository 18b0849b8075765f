import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { parcelBundler } from "./parcel.ts";
import { webpack4Bundler } from "./webpack4.ts";

/** What a bundle runs on: in a `node` bundle, Node's own modules stay imports. */
export type Platform = "browser" | "node";

/** Bundles the entries of a project, minified, into files of the same names. */
export type Bundler = (
  folder: string,
  entries: Readonly<Record<string, string>>,
  out: string,
  platform?: Platform,
) => Promise<void>;

const inFolder = (folder: string, entries: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(folder, file)]));

const esbuildBundler: Bundler = async (folder, entries, outdir, platform = "browser") => {
  const entryPoints = inFolder(folder, entries);
  await esbuild.build({ entryPoints, outdir, platform, bundle: true, minify: true, format: "esm", logLevel: "error" });
};

const rollupBundler: Bundler = async (folder, entries, dir, platform = "browser") => {
  const plugins = [nodeResolve({ browser: platform === "browser" })];
  const external = platform === "node" ? [/^node:/] : [];
  const bundle = await rollup({ input: inFolder(folder, entries), plugins, external });
  await bundle.write({ dir, format: "esm" });
  await bundle.close();
};

const viteBundler: Bundler = async (root, entries, outDir, platform = "browser") => {
  const output = { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" };
  const rollupOptions = { input: inFolder(root, entries), preserveEntrySignatures: false, output } as const;
  const common = { outDir, emptyOutDir: true, target: "es2022", modulePreload: false, rollupOptions } as const;
  const config = { root, configFile: false, logLevel: "error", publicDir: false } as const;
  // `noExternal`: Vite leaves packages out of a bundle for a server otherwise.
  await vite.build({ ...config, ssr: { noExternal: true }, build: { ssr: platform === "node", ...common } });
};

const webpackBundler: Bundler = (context, entries, path, platform = "browser") => {
  const configuration: webpack.Configuration = {
    mode: "production",
    context,
    entry: inFolder(context, entries),
    target: [platform === "node" ? "node22" : "web", "es2022"],
    output: { path, filename: "[name].js", module: true },
    experiments: { outputModule: true },
  };
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
};

/** The bundlers that applications use. They come from here, not from a user's project: installing them takes minutes. */
export const bundlers = {
  Vite: viteBundler,
  esbuild: esbuildBundler,
  webpack: webpackBundler,
  Rollup: rollupBundler,
  Parcel: parcelBundler,
  "webpack 4": webpack4Bundler,
} as const satisfies Readonly<Record<string, Bundler>>;

/** Whether a bundler is used for servers as well. webpack 4 knows no import of Node's own modules. */
export const isForNode = (name: string): boolean => name !== "webpack 4";
