import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "tsup";
import type { TestProject } from "vitest/node";
import { bundle } from "../tsup.config.ts";
import { installFleet } from "./build-fleet.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The command as users have it: bundled, from the sources as they are now. */
    readonly bin: string;
    /** A folder where it is installed beside all that runs on many machines need. */
    readonly fleetHome: string;
  }
}

/** Bundles the command once for all tests: that starts four times as fast as its sources, and is what people run. */
export default async ({ provide }: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-command-"));
  const dist = join(folder, "dist");
  await build({ ...bundle(dist), config: false });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  // What users install beside it.
  symlinkSync(join(import.meta.dirname, "../node_modules"), join(folder, "node_modules"), "dir");
  provide("bin", join(dist, "bin.js"));
  const home = await installFleet(dist);
  provide("fleetHome", home);
  return () => {
    for (const each of [folder, home]) rmSync(each, { recursive: true });
  };
};
