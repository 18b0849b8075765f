import { readdir, stat, truncate } from "node:fs/promises";
import { join } from "node:path";

/** What of Redis's file is on disk for sure, where it is synced once a second. */
export class Disk {
  readonly #sizes: { readonly atMs: number; readonly bytes: number }[] = [];

  /** Looks at the size of the file. To be called many times a second. */
  async look(folder: string): Promise<void> {
    const { bytes } = await fileOf(folder);
    this.#sizes.push({ atMs: performance.now(), bytes });
    if (this.#sizes.length > 100) this.#sizes.shift();
  }

  /** Cuts off what was written within the last second. */
  async forget(folder: string): Promise<void> {
    const { path, bytes } = await fileOf(folder);
    const synced = this.#sizes.findLast(({ atMs }) => atMs < performance.now() - 1_000)?.bytes ?? bytes;
    await truncate(path, Math.min(bytes, synced));
  }
}

/** The file that Redis appends to. */
const fileOf = async (folder: string): Promise<{ readonly path: string; readonly bytes: number }> => {
  const files = await readdir(join(folder, "appendonlydir"));
  const path = join(
    folder,
    "appendonlydir",
    files
      .filter((name) => name.endsWith(".incr.aof"))
      .sort()
      .at(-1) ?? "",
  );
  return { path, bytes: (await stat(path)).size };
};
