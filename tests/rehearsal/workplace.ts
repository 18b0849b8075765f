import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { whenOrphaned } from "../../tools/bootstrap/child.mjs";
import { cleanup } from "../../tools/programs/process.ts";

/** The variable that marks a program as started by a rehearsal; its value is the rehearsal's folder. */
export const mark = "TECHLOOKUP_REHEARSAL";

/** The folder of a rehearsal. When it is disposed of, or when this process ends in whatever way, nothing of either is left. */
export const makeWorkplace = (): Disposable & { readonly folder: string } => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-rehearsal-"));
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  // What programs leave among temporary files is removed with the folder.
  Object.assign(process.env, { [mark]: folder, TMPDIR: temporary });
  // In a group of its own: signals to this process do not reach it.
  const janitor = spawn(process.execPath, [resolve("tests/rehearsal/janitor.ts"), folder], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  janitor.unref();
  (janitor.stdin as unknown as { unref(): void }).unref();
  const removed = cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  whenOrphaned(() => process.exit(143));
  return { folder, [Symbol.dispose]: () => removed[Symbol.dispose]() };
};
