import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { whenOrphaned } from "../../tools/bootstrap/child.mjs";

/** Marks a program as started by a rehearsal; its value is the rehearsal's folder. */
const mark = "TECHLOOKUP_REHEARSAL";

/** The folder of a rehearsal. When it is disposed of, or this process ends in whatever way, a janitor removes every trace. */
export const makeWorkplace = (): AsyncDisposable & { readonly folder: string } => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-rehearsal-"));
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  // What programs leave among temporary files is removed with the folder.
  Object.assign(process.env, { [mark]: folder, TMPDIR: temporary });
  // In a group of its own: signals to this process do not reach it.
  const options = { cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] as ["pipe", "ignore", "ignore"] };
  const janitor = spawn(process.execPath, [import.meta.filename, folder], options);
  whenOrphaned(() => process.exit(143));
  const dispose = async (): Promise<void> => {
    janitor.stdin.end();
    await once(janitor, "exit");
  };
  return { folder, [Symbol.asyncDispose]: dispose };
};

/** Ends the programs that have the rehearsal's mark in their environment, and returns how many there were. Only Linux has /proc. */
const endPrograms = (folder: string): number =>
  globSync("/proc/[0-9]*/environ").filter((file) => {
    const pid = Number(file.split("/")[2]);
    try {
      const isMarked = readFileSync(file, "utf8").split("\0").includes(`${mark}=${folder}`);
      return isMarked && pid !== process.pid && process.kill(pid, "SIGKILL");
    } catch {
      // The process has ended meanwhile, or belongs to somebody else.
      return false;
    }
  }).length;

/** The janitor. The rehearsal holds the other end of its standard input as long as it lives. */
if (import.meta.main) {
  const [folder = ""] = process.argv.slice(2);
  await once(process.stdin.resume(), "end");
  for (let round = 0; round < 20 && endPrograms(folder) > 0; round += 1) await wait(50);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
