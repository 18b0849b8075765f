import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a folder holds, in bytes: its files, without links. */
export const installedBytes = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
