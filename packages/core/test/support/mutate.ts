import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A change of the code: in which file, what stands there once, and what stands there instead. */
export type Change = readonly [file: string, from: string, to: string];

/** Some modules of a folder of `src`, with these changes of the files in it. */
export const mutateIn = async <Exports>(
  folder: string,
  modules: readonly string[],
  changes: readonly Change[],
): Promise<Exports> => {
  const source = fileURLToPath(new URL(`../../src/${folder}/`, import.meta.url));
  const changed = new Map<string, string>();
  for (const [file, from, to] of changes) {
    const text = changed.get(file) ?? (await readFile(source + file, "utf8"));
    if (text.split(from).length !== 2) throw new Error(`${file} must have this once: ${from}`);
    changed.set(file, text.replace(from, to));
  }
  const contents = modules.map((name) => `export * from "./${name}.ts";`).join(" ");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: source, loader: "ts" },
    ...{ bundle: true, write: false, format: "esm", target: "es2022" },
    plugins: [
      {
        name: "mutant",
        setup: ({ onLoad }) =>
          onLoad({ filter: new RegExp(`[\\\\/]src[\\\\/]${folder}[\\\\/]`) }, async ({ path }) => {
            const file = path.split(/[\\/]/).at(-1) as string;
            return { contents: changed.get(file) ?? (await readFile(path, "utf8")), loader: "ts" };
          }),
      },
    ],
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`);
};
