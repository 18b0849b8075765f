import { randomUUID } from "node:crypto";
import { open, realpath, stat, statfs, unlink } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes } from "../exit-codes.ts";
import { type Check, ok, warning, wrong } from "./check.ts";
import { fileSystemOf } from "./file-systems.ts";

/** Less is told: a journal has about 3 KB for each domain. */
const leastBytes = 100_000_000;

/** Whether a journal can be kept in a folder: written, synced, and on a disk that keeps it. */
export const checkJournal = async (folder: string): Promise<readonly Check[]> => {
  try {
    const found = await stat(folder).catch(() => undefined);
    if (!found)
      return [wrong("journal", `there is no folder "${folder}"`, `Make it: mkdir -p "${folder}"`, exitCodes.journal)];
    if (!found.isDirectory())
      return [
        wrong(
          "journal",
          `"${folder}" is no folder`,
          "Name the folder that the journals are to be in.",
          exitCodes.journal,
        ),
      ];
    await writeAndSync(folder);
    return [await diskCheck(folder)];
  } catch (thrown) {
    const { code = "unknown" } = thrown as NodeJS.ErrnoException;
    const fix = fixes[code] ?? "Name another folder with --journal.";
    return [wrong("journal", `"${folder}" cannot be written (${code})`, fix, exitCodes.journal)];
  }
};

const fixes: Readonly<Record<string, string>> = {
  EACCES: "Give yourself the right to write there, or name another folder.",
  EPERM: "Give yourself the right to write there, or name another folder.",
  EROFS: "It is mounted read-only. Name another folder; in a container, a volume.",
  ENOSPC: "The disk is full. Make room, or name a folder on another.",
  EDQUOT: "Your share of the disk is used up. Make room, or name a folder on another.",
};

/** What a journal does: makes a file, writes a line, and has it on disk before it goes on. */
const writeAndSync = async (folder: string): Promise<void> => {
  const path = join(folder, `.techlookup-doctor-${randomUUID()}`);
  const file = await open(path, "wx");
  try {
    await file.write("{}\n");
    await file.datasync();
  } finally {
    await file.close();
    await unlink(path);
  }
};

const diskCheck = async (folder: string): Promise<Check> => {
  const place = await realpath(folder);
  const { type, bavail, bsize } = await statfs(folder);
  const { name, isRemote = false, isFleeting = false } = (process.platform === "linux" && fileSystemOf(type)) || {};
  const finding = `${place} can be written${name ? ` (${name})` : ""}`;
  if (isRemote)
    return warning(
      "journal",
      `${finding}: a network file system, or one that may be. Locks and syncs may not hold there, so that a run may lose what it paid for.`,
      "Keep the journal on a disk of this machine: enrich --journal /var/tmp/run.jsonl",
    );
  if (isFleeting)
    return warning(
      "journal",
      `${finding}: a file system in memory, which a restart empties.`,
      "Keep the journal on a disk: enrich --journal /var/tmp/run.jsonl",
    );
  const left = bavail * bsize;
  if (left < leastBytes)
    return warning(
      "journal",
      `${finding}; ${Math.floor(left / 1_000_000)} MB are left`,
      "Make room: a journal takes about 3 KB for each domain.",
    );
  return ok("journal", finding);
};
