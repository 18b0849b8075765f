import { hostname } from "node:os";
import type { Clock } from "@techlookup/core/common";
import { codeOf, type JournalFiles } from "./files.ts";
import { locked, lockLost } from "./journal-errors.ts";
import { lives, type Owner, readOwner, thisOwner } from "./owner.ts";

/** A lock that cannot be read is waited for, as often and as long, in milliseconds: its owner may be writing it. Then it was left behind. */
const [readings, pauseMs] = [10, 50] as const;

/**
 * The lock beside a journal, so that one run writes to it at a time. It stays as it is: no heartbeat that a sleeping laptop would miss. If two ever
 * take it over at once, the one whose token is gone stops.
 *
 * @example
 * const lock = await Lock.take("list.techlookup.jsonl", nodeFiles, { breakLock: false, clock: systemClock });
 */
export class Lock {
  readonly #files: JournalFiles;
  readonly #path: string;
  readonly #token: string;

  private constructor(files: JournalFiles, path: string, token: string) {
    this.#files = files;
    this.#path = path;
    this.#token = token;
  }

  /** @throws ConfigurationError (`CONFIGURATION_ERROR`) when somebody else has it. */
  static async take(
    path: string,
    files: JournalFiles,
    { breakLock, clock }: { readonly breakLock: boolean; readonly clock: Clock },
  ): Promise<Lock> {
    const owner = await thisOwner();
    const name = `${path}.lock`;
    const text = JSON.stringify(owner);
    for (let reading = 1; !(await create(files, name, text)); reading++) {
      const found = await readIfThere(files, name);
      if (found === undefined) continue;
      const other = readOwner(found);
      if (other) await refuse(path, other, breakLock);
      else if (reading <= readings) {
        await new Promise<void>((resolve) => void clock.setTimer(resolve, pauseMs));
        continue;
      }
      await putAside(files, name, found, owner.token);
    }
    return new Lock(files, path, owner.token);
  }

  /** @throws TechLookupError (`UNKNOWN_ERROR`) when it is no longer this run's. */
  async check(): Promise<void> {
    const text = await readIfThere(this.#files, `${this.#path}.lock`);
    const now = text === undefined ? undefined : readOwner(text);
    if (now?.token !== this.#token)
      throw lockLost(this.#path, now ? `belongs to process ${now.pid} on ${now.host}` : "is gone");
  }

  /** Gives it back, if it is still this run's. */
  async release(): Promise<void> {
    const text = await readIfThere(this.#files, `${this.#path}.lock`);
    if (text !== undefined && readOwner(text)?.token === this.#token) await this.#files.unlink(`${this.#path}.lock`);
  }
}

const readIfThere = async (files: JournalFiles, path: string): Promise<string | undefined> => {
  try {
    return await files.readFile(path);
  } catch (thrown) {
    if (codeOf(thrown) === "ENOENT") return undefined;
    throw thrown;
  }
};

/** Whether there was none, so that there is this one now. */
const create = async (files: JournalFiles, path: string, text: string): Promise<boolean> => {
  try {
    const file = await files.open(path, "wx");
    try {
      const bytes = Buffer.from(text);
      await file.write(bytes, 0, bytes.length);
    } catch (thrown) {
      // A lock that nobody has would be waited for.
      await files.unlink(path);
      throw thrown;
    } finally {
      await file.close();
    }
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === "EEXIST") return false;
    throw thrown;
  }
};

const refuse = async (path: string, owner: Owner, breakLock: boolean): Promise<void> => {
  const { pid, host } = owner;
  const isHere = host === hostname();
  const life = isHere ? await lives(owner) : "perhaps";
  if (life === "no" || (breakLock && life === "perhaps")) return;
  const who = `process ${pid} on ${isHere ? "this machine" : `"${host}"`}`;
  const advice =
    life === "yes"
      ? "wait for it, or end it"
      : "if no such run goes on, open the journal with breakLock: true (--break-lock)";
  throw locked(path, who, advice);
};

/** Takes a lock away by renaming it, which one process alone can do. If it is another by then, it goes back. */
const putAside = async (files: JournalFiles, path: string, text: string, token: string): Promise<void> => {
  const aside = `${path}.${token}`;
  try {
    await files.rename(path, aside);
  } catch (thrown) {
    if (codeOf(thrown) === "ENOENT") return;
    throw thrown;
  }
  const taken = await files.readFile(aside);
  if (taken !== text) await create(files, path, taken);
  await files.unlink(aside);
};
