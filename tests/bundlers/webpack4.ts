import { join } from "node:path";
import type webpack from "webpack";
// @ts-expect-error It has no types of its own.
import untyped from "webpack4";
import type { Bundler } from "./bundlers.ts";

/** As far as it is used here, the same as webpack 5. */
const webpack4: typeof webpack = untyped;

const loader = join(import.meta.dirname, "transpile-loader.cjs");

/** webpack 4 for pages, with a loader for its packages: it reads no `exports`, and no syntax after ES2019. */
export const webpack4Bundler: Bundler = (context, entries, path) => {
  const entry = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(context, file)]));
  // In an .mjs it would take `main` otherwise, in which nothing can be left out.
  const mainFields = ["browser", "module", "main"];
  const rules = [{ test: /\.[cm]?js$/, type: "javascript/auto", use: loader, resolve: { mainFields } }];
  const configuration = {
    mode: "production",
    context,
    entry,
    output: { path, filename: "[name].js" },
    module: { rules },
  };
  return new Promise((resolve, reject) => {
    webpack4(configuration as webpack.Configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
};
