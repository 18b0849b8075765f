import { renameSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, extname, join } from "node:path";
import { Parcel } from "@parcel/core";
import type { Bundler } from "./bundlers.ts";

const defaultConfig = createRequire(import.meta.url).resolve("@parcel/config-default");

/** Parcel as it comes: it reads no `exports` of a package unless a project asks for it. */
export const parcelBundler: Bundler = async (folder, entries, distDir, platform = "browser") => {
  for (const [name, file] of Object.entries(entries)) {
    const target = {
      context: platform,
      distDir,
      outputFormat: "esmodule",
      engines: platform === "node" ? { node: ">=22" } : { browsers: ["chrome 94"] },
      includeNodeModules: true,
      optimize: true,
      sourceMap: false,
    } as const;
    const parcel = new Parcel({
      entries: join(folder, file),
      defaultConfig,
      targets: { main: target },
      mode: "production",
      shouldDisableCache: true,
      cacheDir: join(distDir, "..", ".parcel-cache"),
      defaultTargetOptions: { shouldScopeHoist: true },
    });
    await parcel.run();
    renameSync(join(distDir, `${basename(file, extname(file))}.js`), join(distDir, `${name}.js`));
  }
};
