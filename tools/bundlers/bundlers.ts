import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";

/** What a bundle is run by: in a `node` bundle, Node's own modules stay imports. */
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

const esbuildBundler: Bundler = async (folder, entries, out, platform = "browser") => {
  const entryPoints = inFolder(folder, entries);
  await esbuild.build({
    ...{ entryPoints, outdir: out, platform, bundle: true, minify: true, format: "esm", logLevel: "error" },
  });
};

const rollupBundler: Bundler = async (folder, entries, out, platform = "browser") => {
  const plugins = [nodeResolve({ browser: platform === "browser" })];
  const external = platform === "node" ? [/^node:/] : [];
  const bundle = await rollup({ input: inFolder(folder, entries), plugins, external });
  await bundle.write({ dir: out, format: "esm" });
  await bundle.close();
};

const viteBundler: Bundler = async (folder, entries, out, platform = "browser") => {
  await vite.build({
    ...{ root: folder, configFile: false, logLevel: "error", publicDir: false },
    // Else it leaves packages out of what it makes for a server.
    ssr: { noExternal: true },
    build: {
      ssr: platform === "node",
      ...{ outDir: out, emptyOutDir: true, target: "es2022", modulePreload: false },
      rollupOptions: {
        input: inFolder(folder, entries),
        preserveEntrySignatures: false,
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
};

const webpackBundler: Bundler = (folder, entries, out, platform = "browser") => {
  const target = [platform === "node" ? "node22" : "web", "es2022"];
  const configuration: webpack.Configuration = {
    ...{ mode: "production" as const, context: folder, entry: inFolder(folder, entries), target },
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
