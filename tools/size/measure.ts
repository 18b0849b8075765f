import { gzipSync } from "node:zlib";
import { build } from "esbuild";

export interface Measured {
  readonly bytes: number;
  /** The source files that came along, from the largest share to the smallest. */
  readonly inputs: readonly { readonly path: string; readonly bytes: number }[];
}

/** Bundles code as an application would, from the sources, and measures what is left: minified and gzipped. */
export const measure = async (folder: string, code: string): Promise<Measured> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    conditions: ["@techlookup/source"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    outdir: "out",
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {})
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).byteLength, inputs };
};
