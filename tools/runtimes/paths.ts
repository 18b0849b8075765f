import { existsSync } from "node:fs";
import { join } from "node:path";

const modules = join(import.meta.dirname, "node_modules");

/** A line of Node is supported from the day it becomes LTS until its end of life, by Node's own schedule. */
export const supportedMajors: readonly number[] = [22, 24, 26];

/** The pinned Node of each supported line; where they are not installed (not Linux on x64), the Node that runs this. */
export const nodeRuntimes = (): { readonly name: string; readonly file: string }[] => {
  const found = supportedMajors
    .map((major) => ({ name: `Node ${major}`, file: join(modules, `node${major}`, "bin", "node") }))
    .filter(({ file }) => existsSync(file));
  if (found.length === supportedMajors.length) return found;
  console.log(`Only Node ${process.versions.node} is tested: the others come with Linux on x64 alone.`);
  return [{ name: `Node ${process.versions.node}`, file: process.execPath }];
};

/** The other runtimes' programs. */
export const denoFile: string = join(modules, ".bin", "deno");
export const bunFile: string = join(modules, ".bin", "bun");
export const workerdFile: string = join(modules, ".bin", "workerd");
