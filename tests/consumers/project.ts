import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cleanup } from "./cleanup.ts";

/** An empty project of a user, outside of this repository, with the tarballs installed. */
export interface Project extends Disposable {
  readonly folder: string;
}

export const createProject = (
  tarballs: readonly string[],
  files: readonly { readonly title: string; readonly code: string }[],
): Project => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-consumer-"));
  const removed = cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  writeFileSync(join(folder, "package.json"), "{}");
  for (const { title, code } of files) writeFileSync(join(folder, title), code);
  const paths = tarballs.map((tarball) => resolve(tarball));
  // Waited for, so that no npm writes on into a folder that a signal had removed.
  const { status, error, stdout, stderr } = spawnSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--loglevel=error", ...paths],
    { cwd: folder, encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status === 0) return { folder, [Symbol.dispose]: () => removed[Symbol.dispose]() };
  removed[Symbol.dispose]();
  throw new Error(
    `npm could not install the tarballs: ${error?.message ?? `it ended with ${status}`}\n${stdout}${stderr}`,
  );
};
