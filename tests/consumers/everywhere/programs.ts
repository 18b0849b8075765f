import { readdirSync, readFileSync } from "node:fs";
import type { File } from "../project.ts";

const folder = new URL("programs/", import.meta.url);

/** What is pasted into a project. */
export const programs: readonly File[] = readdirSync(folder).map((title) => ({
  title,
  code: readFileSync(new URL(title, folder), "utf8"),
}));
