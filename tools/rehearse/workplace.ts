import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cleanup } from "../../tests/consumers/cleanup.ts";
import { whenOrphaned } from "../bootstrap/orphaned.mjs";

/** Says in the environment of a program which rehearsal has started it. */
export const mark = "TECHLOOKUP_REHEARSAL";

/** The folder of a rehearsal. When it is disposed of, or this process ends, however that happens, nothing is left of either. */
export const makeWorkplace = (): Disposable & { readonly folder: string } => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-rehearsal-"));
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  // What programs leave in the folder for temporary files goes with ours.
  Object.assign(process.env, { [mark]: folder, TMPDIR: temporary });
  // Signals to this process do not reach it.
  const janitor = spawn(process.execPath, [resolve("tools/rehearse/janitor.ts"), folder], {
    ...{ cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] },
  });
  janitor.unref();
  (janitor.stdin as unknown as { unref(): void }).unref();
  const removed = cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  // Nobody waits for the end any more: as by a signal.
  whenOrphaned(() => process.exit(143));
  return { folder, [Symbol.dispose]: () => removed[Symbol.dispose]() };
};
