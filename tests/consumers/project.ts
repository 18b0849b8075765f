import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cleanup, run } from "../../tools/programs/process.ts";

/** An empty project of a user, outside of this repository, with the tarballs installed. */
export interface Project extends Disposable {
  readonly folder: string;
}

/** Installs tarballs in a new project with some files. */
export const createProject = async (
  tarballs: readonly string[],
  files: readonly { readonly title: string; readonly code: string }[],
): Promise<Project> => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-consumer-"));
  const removed = cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  writeFileSync(join(folder, "package.json"), "{}");
  for (const { title, code } of files) writeFileSync(join(folder, title), code);
  const paths = tarballs.map((tarball) => resolve(tarball));
  const npm = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"] as const;
  const { passed, output } = await run([...npm, ...paths], { cwd: folder });
  if (passed) return { folder, [Symbol.dispose]: () => removed[Symbol.dispose]() };
  removed[Symbol.dispose]();
  throw new Error(`npm could not install the tarballs:\n${output}`);
};
