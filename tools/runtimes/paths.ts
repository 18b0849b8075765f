import { existsSync } from "node:fs";
import { join } from "node:path";

/** A Node to prove the packages on. */
export interface NodeRuntime {
  readonly name: string;
  readonly file: string;
}

const modules = join(import.meta.dirname, "node_modules");

/** Lines of Node that are supported; tools/release/node-policy.json says until when. */
export const testedMajors: readonly number[] = [22, 24, 26];

/** The Node versions that are pinned here; where they are not installed (not Linux on x64), the Node that runs this. */
export const nodeRuntimes = (): NodeRuntime[] => {
  const found = testedMajors
    .map((major) => ({ name: `Node ${major}`, file: join(modules, `node${major}`, "bin", "node") }))
    .filter(({ file }) => existsSync(file));
  if (found.length === testedMajors.length) return found;
  console.log(`Only Node ${process.versions.node} is tried: the others are brought along for Linux on x64 alone.`);
  return [{ name: `Node ${process.versions.node}`, file: process.execPath }];
};

/** The other runtimes' programs. */
export const denoFile: string = join(modules, ".bin", "deno");
export const bunFile: string = join(modules, ".bin", "bun");
export const workerdFile: string = join(modules, ".bin", "workerd");
