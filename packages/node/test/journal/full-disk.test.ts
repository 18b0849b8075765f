import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Clock, systemClock } from "@techlookup/core/common";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { expect, it } from "vitest";
import { enrich, isJournalError, openJournal, readJournal } from "../../src/enrich.ts";
import { TechLookup } from "../../src/index.ts";
import { listOf } from "./kills/life.ts";
import { allOf } from "./support/all-of.ts";

/** A disk of a megabyte, or why there is none. */
const mountDisk = (folder: string): string | undefined => {
  if (process.platform !== "linux") return "a disk in memory is mounted on Linux alone";
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "pipe" });
    return undefined;
  } catch (thrown) {
    return `no disk may be mounted here: ${(thrown as Error).message.trim()}`;
  }
};

/** Two readings of the account are a minute apart. The sandbox's does not lag. */
const impatient: Clock = {
  now: () => systemClock.now(),
  setTimer: (callback, ms) => systemClock.setTimer(callback, ms >= 60_000 ? 100 : ms),
};

const list = listOf(400);

/** A run with a journal, to its end or its error. */
const runOnce = async (path: string, sandbox: RunningSandbox) => {
  const client = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, pacing: false });
  const domains: string[] = [];
  const ledger = await openJournal(path, { apiKey: sandbox.keys.pro });
  let error: unknown;
  try {
    for await (const record of enrich(client, list, { ledger, concurrency: 8, replay: false, clock: impatient }))
      if (record.kind !== "skipped") domains.push(record.domain);
  } catch (thrown) {
    error = thrown;
  } finally {
    await ledger.close();
  }
  return { domains, error };
};

it("a disk that is full ends a run with its error; nothing is lost, and it goes on once there is room", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "full-disk-"));
  const reason = mountDisk(folder);
  if (reason) {
    await rm(folder, { recursive: true });
    console.log(`The full disk was not tried: ${reason}`);
    return context.skip(reason);
  }
  try {
    await using sandbox = await startSandbox({ requests: { pro: 1e6 } });
    const path = join(folder, "list.techlookup.jsonl");
    const filler = join(folder, "filler");
    await writeFile(filler, Buffer.alloc(960 * 1_024));
    const first = await runOnce(path, sandbox);
    expect(isJournalError(first.error, "not-writable")).toBe(true);
    expect(String(first.error)).toMatch(
      /\(ENOSPC\), and nothing more is sent\. .*: free space on that disk, then start/,
    );
    expect(first.domains.length).toBeGreaterThan(20);
    expect(first.domains.length).toBeLessThan(list.length);
    // It stays full: nothing is opened, and nothing is left behind.
    await writeFile(join(folder, "more"), Buffer.alloc(1_024 * 1_024)).catch(() => {});
    await expect(openJournal(path)).rejects.toSatisfy((thrown) => isJournalError(thrown, "not-writable"));
    expect((await readdir(folder)).toSorted()).toEqual(["filler", "list.techlookup.jsonl", "more"]);
    await unlink(filler);
    const { length: before } = sandbox.requests;
    const handedOn = new Set<string>();
    const known = new Map<string, boolean>();
    for await (const { domain, kind, handedOn: isNoted } of await readJournal(path)) {
      if (isNoted) handedOn.add(domain);
      known.set(domain, kind !== "ambiguous");
    }
    const second = await runOnce(path, sandbox);
    expect(second.error).toBeUndefined();
    expect(new Set([...first.domains, ...second.domains])).toEqual(new Set(list));
    expect(second.domains.filter((domain) => handedOn.has(domain))).toEqual([]);
    const again = sandbox.requests.slice(before).map(({ path: asked }) => asked.split("/").at(-1) ?? "");
    expect(again.filter((domain) => known.get(domain))).toEqual([]);
    const records = await allOf(await readJournal(path));
    expect(records.map(({ domain }) => domain).toSorted()).toEqual(list.toSorted());
    for (const { domain, charge } of records) {
      const own = sandbox.requests.filter(({ path: asked }) => asked.endsWith(`/${domain}`));
      const charged = own.reduce((sum, { credits }) => sum + credits, 0);
      expect([charged >= charge.least, charged <= charge.most]).toEqual([true, true]);
    }
  } finally {
    execFileSync("umount", [folder]);
    await rm(folder, { recursive: true });
  }
});
