import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publicPackages } from "../../tools/packages.ts";
import { cleanup, must } from "../../tools/programs/process.ts";

export type Environment = Readonly<Record<string, string>>;

/** A file of a project. */
export interface File {
  readonly title: string;
  readonly code: string;
}

/** A new project of a user, outside of this repository, with some files and packages: those that were packed, unless others are named. */
export const createProject = async (
  files: readonly File[],
  packages: readonly string[] = publicPackages().map(({ tarball }) => resolve(tarball)),
): Promise<Disposable & { readonly folder: string }> => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-consumer-"));
  const removed = cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const { title, code } of [{ title: "package.json", code: "{}" }, ...files])
    writeFileSync(join(folder, title), code);
  const npm = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"] as const;
  if (packages.length > 0) await must([...npm, ...packages], { cwd: folder });
  return { folder, [Symbol.dispose]: () => removed[Symbol.dispose]() };
};

/** Prints the outcome of one way to use the packages: `ok`, or what does not hold. */
export const report = (name: string, outcome: string): void => {
  const holds = outcome.trim() === "ok";
  console.log(`${holds ? "ok" : "FAILED"} ${name}${holds ? "" : `:\n${outcome}`}`);
  if (!holds) process.exitCode = 1;
};
