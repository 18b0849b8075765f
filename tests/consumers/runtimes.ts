import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export interface Runtime {
  readonly name: string;
  readonly file: string;
}

const majors = [22, 24, 26];

/** The Node versions of tools/runtimes; where they are not installed (not Linux on x64), the Node that runs this. */
export const runtimes = (): Runtime[] => {
  const found = majors
    .map((major) => ({
      name: `Node ${major}`,
      file: resolve(join("tools", "runtimes", "node_modules", `node${major}`, "bin", "node")),
    }))
    .filter(({ file }) => existsSync(file));
  if (found.length === majors.length) return found;
  console.log(`Only Node ${process.versions.node} is tried: the others are brought along for Linux on x64 alone.`);
  return [{ name: `Node ${process.versions.node}`, file: process.execPath }];
};
