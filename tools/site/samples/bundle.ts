import { join } from "node:path";
import { build } from "esbuild";

/** A program with all that it imports, from the packages' sources. */
export const bundle = async (folder: string, file: string): Promise<string> => {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(folder, file)], bundle: true, write: false, format: "esm", logLevel: "error" },
    ...{ target: "es2022", conditions: ["@techlookup/source"] },
  });
  return outputFiles[0]?.text ?? "";
};
