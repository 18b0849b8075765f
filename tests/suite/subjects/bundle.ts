import { join } from "node:path";
import { build } from "esbuild";

/** The code that each kind of runtime runs. */
export type SubjectName = "node" | "deno" | "workerd" | "browser";

/** A subject with all that it needs, from the sources, as one module. */
export const bundleSubject = async (name: SubjectName): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: name === "node" ? "node" : "neutral",
    conditions: ["@techlookup/source"],
    write: false,
  });
  return outputFiles[0]?.text ?? "";
};
