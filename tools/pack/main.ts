import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { runCommand } from "../check/run-command.ts";
import { publicPackages, tarballFolder } from "./tarballs.ts";

/** Puts the tarballs of all published packages into one folder, as they would go to the registry. */
const run = async (...command: [string, ...string[]]): Promise<void> => {
  const { passed, output } = await runCommand(command);
  if (passed) return;
  console.error(output);
  process.exit(1);
};

rmSync(tarballFolder, { recursive: true, force: true });
mkdirSync(tarballFolder, { recursive: true });
await run("turbo", "run", "build", "--filter=./packages/*");
for (const { folder, tarball } of publicPackages()) {
  await run("pnpm", "--dir", folder, "pack", "--pack-destination", resolve(tarballFolder));
  if (!existsSync(tarball)) throw new Error(`pnpm pack wrote no ${tarball}: see what is in ${join(tarballFolder, "")}`);
  console.log(tarball);
}
