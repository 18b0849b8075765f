/** Puts the tarballs of all published packages into one folder, as they would go to the registry. Needs their builds. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { publicPackages, tarballFolder } from "../packages.ts";
import { must } from "../programs/process.ts";

rmSync(tarballFolder, { recursive: true, force: true });
mkdirSync(tarballFolder, { recursive: true });
for (const { folder, tarball } of publicPackages()) {
  await must(["pnpm", "--dir", folder, "pack", "--pack-destination", resolve(tarballFolder)]);
  if (!existsSync(tarball)) throw new Error(`pnpm pack wrote no ${tarball}: look into ${tarballFolder}`);
  console.log(tarball);
}
