import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isJournalError, openJournal } from "../../src/enrich.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(folder, "list.techlookup.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const lock = (owner: object): Promise<void> =>
  writeFile(`${path}.lock`, JSON.stringify({ host: hostname(), token: "another", ...owner }));
const opens = async (options = {}): Promise<void> => (await openJournal(path, options)).close();

describe("the lock of a journal", () => {
  it("names its owner, and is gone in the end", async () => {
    const journal = await openJournal(path);
    const owner = JSON.parse(await readFile(`${path}.lock`, "utf8"));
    expect(owner).toMatchObject({ pid: process.pid, host: hostname(), token: expect.any(String) });
    await journal.close();
    await journal.close();
    await expect(readFile(`${path}.lock`)).rejects.toThrow("ENOENT");
  });

  it("is refused while its owner lives, whatever is asked for", async () => {
    const journal = await openJournal(path);
    const refusal = /to which process \d+ on this machine is writing \(see ".*\.lock"\): wait for it, or end it\./;
    await expect(opens()).rejects.toThrow(refusal);
    await expect(opens({ breakLock: true })).rejects.toThrow(refusal);
    await expect(opens()).rejects.toSatisfy((thrown) => isJournalError(thrown, "locked"));
    await journal.intend("example.com", 1);
    await journal.close();
  });

  it("is taken over from an owner that is dead", async () => {
    await lock({ pid: spawnSync(process.execPath, ["-e", ""]).pid });
    await opens();
  });

  it("is taken over where the owner's number belongs to another process by now", async () => {
    await lock({ pid: process.pid, started: "long ago" });
    await opens();
  });

  it.runIf(process.platform === "linux")("is taken over where the machine was restarted", async () => {
    await lock({ pid: process.pid, boot: "the one before" });
    await opens();
  });

  it("is left alone where nobody knows whether a process of that number is its owner, unless it is to be broken", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      await lock({ pid: other.pid });
      await expect(opens()).rejects.toThrow("open the journal with breakLock: true (--break-lock)");
      await opens({ breakLock: true });
    } finally {
      other.kill();
      await once(other, "exit");
    }
  });

  it("of another host is left alone, unless it is to be broken", async () => {
    await lock({ pid: 7, host: "another-host" });
    const refusal = { code: "CONFIGURATION_ERROR", argument: "path", message: expect.stringContaining("--break-lock") };
    await expect(opens()).rejects.toMatchObject(refusal);
    await expect(opens()).rejects.toThrow('process 7 on "another-host"');
    await opens({ breakLock: true });
  });

  it("that was never written to its end is taken over", async () => {
    await writeFile(`${path}.lock`, '{"pid":');
    await opens();
  });

  it("ends the run whose token is no longer in it", async () => {
    const journal = await openJournal(path);
    await lock({ pid: 7, host: "another-host" });
    const stopped = "is no longer this run's, so it has stopped";
    await expect(journal.intend("example.com", 1)).rejects.toThrow(stopped);
    await expect(journal.mark(1)).rejects.toThrow(stopped);
    await expect(journal.mark(1)).rejects.toSatisfy((thrown) => isJournalError(thrown, "locked"));
    await journal.close();
    expect(await readFile(`${path}.lock`, "utf8")).toContain("another-host");
  });
});
