import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { thisMachine } from "./node-version.mjs";

/**
 * The runtimes that are brought along as optional packages, and that are not there although this machine is theirs.
 *
 * @param {string} root
 * @param {{ platform: string, arch: string, glibc: boolean }} [machine]
 * @returns {string[]} their folders
 */
export const missingRuntimes = (root, machine = thisMachine()) => {
  if (machine.platform !== "linux" || machine.arch !== "x64" || !machine.glibc) return [];
  return [root, join(root, "tools/runtimes")].flatMap((folder) => {
    const { optionalDependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return Object.keys(optionalDependencies)
      .filter((name) => !name.endsWith("arm64"))
      .map((name) => join(folder, "node_modules", name))
      .filter((path) => !existsSync(path));
  });
};
