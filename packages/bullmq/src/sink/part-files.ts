import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EnrichRecord } from "@techlookup/core/enrich";
import { configurationError } from "@techlookup/core/platform";
import { recordOf } from "../record-text.ts";
import type { ChunkName, Sink } from "./sink.ts";

/**
 * The file that holds the records of a chunk.
 *
 * @example
 * partFileOf("parts", { run: "november", id: "1f3a9c02", chunk: 7 }); // "parts/november/1f3a9c02-000007.ndjson"
 */
export const partFileOf = (folder: string, { run, id, chunk }: ChunkName): string =>
  join(folder, run, `${id}-${String(chunk).padStart(6, "0")}.ndjson`);

const notWhole = (path: string): Error =>
  configurationError("sink", `has a file that is not whole: ${path}. Copy it again from the machine that wrote it`);

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes each chunk to a file of its own, one record a line: `november/1f3a9c02-000007.ndjson`. The name begins with the run's id, so that
 * files of an earlier run of the same name are not taken for its own. A file appears under its name once it is on disk, whole.
 *
 * Workers on several machines need a folder that they share, or one each: copy the files together before you collect them.
 *
 * @param folder Where the files go. Created if it is missing.
 * @example
 * const worker = fleet.work({ client, sink: partFiles("parts") });
 */
export const partFiles = (folder: string): Sink => ({
  write: async (name, records) => {
    const path = partFileOf(folder, name);
    const runFolder = join(folder, name.run);
    await mkdir(runFolder, { recursive: true });
    const unfinished = `${path}.${randomUUID()}.tmp`;
    try {
      const handle = await open(unfinished, "wx");
      try {
        await handle.writeFile(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, path);
      await sync(runFolder);
    } catch (thrown) {
      await rm(unfinished, { force: true });
      throw thrown;
    }
  },
  read: async (name) => {
    const path = partFileOf(folder, name);
    try {
      const text = await readFile(path, "utf8");
      if (text && !text.endsWith("\n")) throw notWhole(path);
      return text.split("\n").flatMap((line): EnrichRecord<unknown>[] => (line ? [recordOf(line)] : []));
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw thrown;
    }
  },
});
