import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../../../src/", import.meta.url));

/** What a test needs of the journal: the code, or a mutant of it. */
export type Code = Pick<typeof import("../../../src/enrich.ts"), "openJournal">;

/** The code of the journal, with one change: in which file, what stands there once, and what stands there instead. */
export const mutate = async (file: string, from: string, to: string): Promise<Code> => {
  const text = await readFile(`${source}journal/${file}`, "utf8");
  if (text.split(from).length !== 2) throw new Error(`${file} must have this once: ${from}`);
  const { outputFiles } = await build({
    entryPoints: [`${source}journal/open-journal.ts`],
    ...{ bundle: true, write: false, format: "esm", target: "es2022", platform: "node" },
    conditions: ["@techlookup/source"],
    plugins: [
      {
        name: "mutant",
        setup: ({ onLoad }) =>
          onLoad({ filter: /[\\/]src[\\/]journal[\\/]/ }, async ({ path }) => {
            const isMeant = path.split(/[\\/]/).at(-1) === file;
            return { contents: isMeant ? text.replace(from, () => to) : await readFile(path, "utf8"), loader: "ts" };
          }),
      },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), "journal-mutant-"));
  try {
    const path = join(folder, "mutant.mjs");
    await writeFile(path, outputFiles[0]?.text ?? "");
    return (await import(pathToFileURL(path).href)) as Code;
  } finally {
    await rm(folder, { recursive: true });
  }
};
