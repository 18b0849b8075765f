import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Platform } from "esbuild";
import { entryOf } from "../connect.ts";
import { entries } from "../entries.ts";
import { installedSize } from "../installed.ts";
import { problemOf } from "../problem.ts";
import { type Section, tableOf } from "../section.ts";
import type { Sample, Taken } from "../slot.ts";

/** An application that looks up one domain, minified and gzipped; `undefined` where it cannot be bundled for the platform. */
const bundledBytes = async (adapter: string, platform: Platform): Promise<number | undefined> => {
  try {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, "..", "adapters", `${adapter}.ts`)],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      platform,
      write: false,
      logLevel: "silent",
    });
    return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).byteLength;
  } catch {
    return undefined;
  }
};

const sizesOf = async (name: string): Promise<Sample> => {
  const { adapter = name, packages } = entryOf(name);
  const browser = await bundledBytes(adapter, "browser");
  const node = await bundledBytes(adapter, "node");
  return { ...(browser && { browser }), ...(node && { node }), ...installedSize(packages) };
};

export const size: Section = {
  name: "size",
  title: "Size",
  async run(context) {
    const extra = entries.filter(({ sizeOnly }) => sizeOnly).map(({ name }) => name);
    const names = [...context.names, ...extra];
    const samples: Taken[] = [];
    const problems: Record<string, string> = { ...context.problems };
    for (const entry of names) {
      try {
        samples.push({ entry, sample: await sizesOf(entry) });
      } catch (thrown) {
        problems[entry] = problemOf(thrown);
      }
    }
    const measures = [
      { name: "browser", title: "bundle for browsers", unit: "bytes" },
      { name: "node", title: "bundle for Node", unit: "bytes" },
      { name: "installed", title: "installed", unit: "bytes" },
      { name: "files", title: "files", unit: "" },
      { name: "packages", title: "packages", unit: "" },
    ] as const;
    return {
      how: "A program that looks up one domain, bundled, minified and gzipped by esbuild; none where it cannot be bundled for browsers. Installed is what lies on the disk after an installation, with all dependencies.",
      tables: [
        tableOf({ name: "size", title: "An application with one client", measures }, samples, {
          ...context,
          names,
          problems,
        }),
      ],
    };
  },
};
