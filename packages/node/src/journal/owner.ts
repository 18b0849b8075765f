import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { kill, pid, platform } from "node:process";
import { promisify } from "node:util";
import { codeOf } from "./files.ts";

/** Who holds a lock. */
export interface Owner {
  readonly pid: number;
  /** When the process began, in whatever words the system has: a number that was given out again is another process. */
  readonly started?: string | undefined;
  /** Since when the machine runs. */
  readonly boot?: string | undefined;
  readonly host: string;
  /** Made up for each lock. */
  readonly token: string;
}

const startOf = async (id: number): Promise<string | undefined> => {
  try {
    if (platform === "linux") {
      const stat = await readFile(`/proc/${id}/stat`, "utf8");
      const [state = "", ...others] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // A process that ended and that nobody has asked about is dead all the same.
      return /[ZX]/.test(state) ? undefined : others[18];
    }
    if (platform === "win32") return undefined;
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", `${id}`]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
};

const bootOf = async (): Promise<string | undefined> => {
  try {
    return platform === "linux" ? (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim() : undefined;
  } catch {
    return undefined;
  }
};

const readHere = async (): Promise<Pick<Owner, "started" | "boot">> => ({
  started: await startOf(pid),
  boot: await bootOf(),
});
let here: ReturnType<typeof readHere> | undefined;

/** This process, with a token of its own. When it began, and the machine, never change: the system is asked once. */
export const thisOwner = async (): Promise<Owner> => {
  here ??= readHere();
  return { pid, ...(await here), host: hostname(), token: randomUUID() };
};

/**
 * Whether an owner on this host lives. `perhaps`: there is a process of that number, and the system does not tell whether it is the same.
 *
 * @example
 * if ((await lives(owner)) === "no") console.log("left behind");
 */
export const lives = async ({ pid: id, started, boot }: Owner): Promise<"no" | "perhaps" | "yes"> => {
  if (boot !== undefined && boot !== (await bootOf())) return "no";
  try {
    kill(id, 0);
  } catch (thrown) {
    return codeOf(thrown) === "ESRCH" ? "no" : "perhaps";
  }
  if (started === undefined) return "perhaps";
  return (await startOf(id)) === started ? "yes" : "no";
};

/** The owner that a lock names; nothing where it is unreadable. */
export const readOwner = (text: string): Owner | undefined => {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    const fits = Number.isInteger(owner?.pid) && typeof owner?.host === "string" && typeof owner.token === "string";
    return fits ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
};
