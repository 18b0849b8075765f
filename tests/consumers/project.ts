import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runCommand } from "../../tools/check/run-command.ts";
import { cleanup } from "./cleanup.ts";

/** An empty project of a user, outside of this repository, with the tarballs installed. */
export interface Project extends Disposable {
  readonly folder: string;
}

export const createProject = async (
  tarballs: readonly string[],
  files: readonly { readonly title: string; readonly code: string }[],
): Promise<Project> => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-consumer-"));
  // A program that has just been ended may still write: try again then.
  const cleaned = cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  writeFileSync(join(folder, "package.json"), "{}");
  for (const { title, code } of files) writeFileSync(join(folder, title), code);
  const paths = tarballs.map((tarball) => resolve(tarball));
  const { passed, output } = await runCommand(
    ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...paths],
    { cwd: folder },
  );
  if (passed) return { folder, [Symbol.dispose]: () => cleaned[Symbol.dispose]() };
  cleaned[Symbol.dispose]();
  throw new Error(`npm could not install the tarballs:\n${output}`);
};
