import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bringsItsOwnNode, thisMachine } from "./node-version.mjs";

/**
 * Written after an installation and removed before the next, so that an interrupted one is repeated.
 *
 * @param {string} root
 */
export const stampFile = (root) => join(root, "node_modules", ".techlookup-install");

/**
 * The folders of all packages: each `- packages/*` of the workspace file is a folder of packages.
 *
 * @param {string} root
 */
export const projectFolders = (root) => {
  const workspace = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const parents = Array.from(workspace.matchAll(/^ {2}- (.+)\/\*$/gm), (match) => join(root, match[1] || ""));
  const folders = parents.filter(existsSync).flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)));
  return [root, ...folders.sort()].filter((folder) => existsSync(join(folder, "package.json")));
};

/**
 * What an installation depends on, as one hash: the lockfile, the workspace, every package.json, the platform, and
 * Node's major version where it is not pinned.
 *
 * @param {string} root
 */
export const wantedStamp = (root) => {
  const hash = createHash("sha256");
  const manifests = projectFolders(root).map((folder) => join(folder, "package.json"));
  for (const file of [join(root, "pnpm-lock.yaml"), join(root, "pnpm-workspace.yaml"), ...manifests]) {
    hash.update(`${file.slice(root.length)}\0`).update(existsSync(file) ? readFileSync(file) : "");
  }
  const machine = thisMachine();
  // npm puts the pinned Node first on the PATH once it is there, so the running version says nothing.
  const node = bringsItsOwnNode(machine) ? "pinned" : process.versions.node.split(".")[0];
  return hash.update([machine.platform, machine.arch, machine.glibc, node].join("-")).digest("hex");
};

/** Whether the dependencies are there, as the files ask for now. @param {string} root */
export const isInstalled = (root) =>
  existsSync(stampFile(root)) &&
  readFileSync(stampFile(root), "utf8") === wantedStamp(root) &&
  projectFolders(root).every((folder) => {
    const hasDependencies = /ependencies": *\{\s*"/.test(readFileSync(join(folder, "package.json"), "utf8"));
    return existsSync(join(folder, "node_modules")) || !hasDependencies;
  });

/** @param {string} root */
export const writeStamp = (root) => {
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stampFile(root), wantedStamp(root));
};
