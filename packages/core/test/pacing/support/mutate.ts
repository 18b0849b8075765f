import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Pacing } from "./simulate.ts";

const source = fileURLToPath(new URL("../../../src/pacing/", import.meta.url));

/** A change of the code: in which file, what stands there once, and what stands there instead. */
export type Change = readonly [file: string, from: string, to: string];

/** The code of `src/pacing`, with these changes. */
export const mutate = async (...changes: readonly Change[]): Promise<Pacing> => {
  const changed = new Map<string, string>();
  for (const [file, from, to] of changes) {
    const text = changed.get(file) ?? (await readFile(source + file, "utf8"));
    if (text.split(from).length !== 2) throw new Error(`${file} must have this once: ${from}`);
    changed.set(file, text.replace(from, to));
  }
  const contents = 'export * from "./pacer.ts"; export * from "./memory-window.ts";';
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: source, loader: "ts" },
    ...{ bundle: true, write: false, format: "esm", target: "es2022" },
    plugins: [
      {
        name: "mutant",
        setup: ({ onLoad }) =>
          onLoad({ filter: /[\\/]src[\\/]pacing[\\/]/ }, async ({ path }) => {
            const file = path.split(/[\\/]/).at(-1) as string;
            return { contents: changed.get(file) ?? (await readFile(path, "utf8")), loader: "ts" };
          }),
      },
    ],
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`);
};
