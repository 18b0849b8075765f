import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const own = join(import.meta.dirname, "../node_modules");

/** Packages that come as many files, and what of them is used. */
const peers = {
  bullmq: ["DelayedError", "Queue", "QueueEvents", "UnrecoverableError", "WaitingError", "Worker"],
  ioredis: ["Redis"],
} as const;

/** What is used of the SDK of `techlookup mcp`: some hundred files as well. */
const sdk = "@modelcontextprotocol/sdk";
const sdkModules = ["server/index.js", "server/stdio.js", "server/streamableHttp.js", "types.js"];

/** A folder with the command and the packages that it needs beside it on many machines and for agents, each in a few files: a process then starts in half the time. */
export const installFleet = async (dist: string): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), "techlookup-fleet-"));
  const modules = join(home, "node_modules");
  const sources = join(home, "sources");
  mkdirSync(sources);
  for (const [name, used] of Object.entries(peers))
    writeFileSync(join(sources, `${name}.js`), `export { ${used.join(", ")} } from "${name}";`);
  const names = Object.keys(peers);
  const common = { bundle: true, splitting: true, format: "esm", platform: "node" } as const;
  const options = { ...common, nodePaths: [own] };
  await Promise.all([
    build({
      ...options,
      entryPoints: {
        ...Object.fromEntries(names.map((name) => [`${name}/index`, join(sources, `${name}.js`)])),
        ...Object.fromEntries(
          sdkModules.map((path) => [`${sdk}/${path.slice(0, -3)}`, join(own, sdk, "dist/esm", path)]),
        ),
      },
      ...{ outdir: modules, chunkNames: "chunks/[name]-[hash]" },
      banner: {
        js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
      },
    }),
    build({
      ...options,
      entryPoints: ["index", "otel"].map((name) => join(own, `@techlookup/bullmq/src/${name}.ts`)),
      outdir: join(modules, "@techlookup/bullmq"),
      conditions: ["@techlookup/source"],
      external: [...names, "@opentelemetry/api"],
    }),
  ]);
  const exports = { ".": "./index.js", "./otel": "./otel.js", "./*": "./*" };
  for (const name of [...names, "@techlookup/bullmq", sdk, "chunks"])
    writeFileSync(join(modules, name, "package.json"), JSON.stringify({ type: "module", exports }));
  symlinkSync(join(own, "@opentelemetry"), join(modules, "@opentelemetry"));
  cpSync(dist, join(home, "dist"), { recursive: true });
  writeFileSync(join(home, "package.json"), '{ "type": "module" }');
  rmSync(sources, { recursive: true });
  return home;
};
