import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** A file with all of stdin, for what has to be read twice. It goes with the process at the latest. */
export const spoolStdin = async (): Promise<{ readonly path: string; readonly remove: () => void }> => {
  const folder = await mkdtemp(join(tmpdir(), "techlookup-stdin-"));
  const path = join(folder, "list");
  const remove = (): void => {
    process.off("exit", remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", remove);
  try {
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
    return { path, remove };
  } catch (thrown) {
    remove();
    throw thrown;
  }
};
