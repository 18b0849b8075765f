import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { StartOptions } from "@techlookup/sandbox/node";
import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { build } from "esbuild";
import { afterAll } from "vitest";
import { bin, type Ran, run, type Started, sandboxFor, start } from "../support.ts";

const own = join(import.meta.dirname, "../../node_modules");

/** A folder where the command is installed beside the packages that it loads on use. */
const installed = async (): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), "techlookup-fleet-"));
  cpSync(dirname(bin), join(home, "dist"), { recursive: true });
  const library = join(home, "node_modules/@techlookup/bullmq");
  mkdirSync(library, { recursive: true });
  for (const name of ["bullmq", "ioredis", "@opentelemetry"])
    symlinkSync(join(own, name), join(home, "node_modules", name));
  // From its sources, in one file each: that starts as fast as the built package.
  await build({
    entryPoints: ["index", "otel"].map((name) => join(own, `@techlookup/bullmq/src/${name}.ts`)),
    ...{ outdir: library, bundle: true, splitting: true, format: "esm", platform: "node" },
    conditions: ["@techlookup/source"],
    external: ["bullmq", "ioredis", "@opentelemetry/api"],
  });
  const exports = { ".": "./index.js", "./otel": "./otel.js" };
  writeFileSync(join(library, "package.json"), JSON.stringify({ type: "module", exports }));
  return home;
};

/** Where it is installed. */
export const home: string = await installed();
const program = join(home, "dist/bin.js");

const ends: (() => Promise<unknown> | unknown)[] = [];
afterAll(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(home, { recursive: true });
});

/** A sandbox, a Redis, and the command between them. */
export interface Stage {
  readonly sandbox: Awaited<ReturnType<typeof sandboxFor>>["sandbox"];
  readonly store: RedisServer;
  readonly redis: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Runs a subcommand of enrich, with another environment, or another Redis among the words. */
  readonly enrich: (...words: readonly string[]) => Promise<Ran>;
  readonly startWorker: (words: readonly string[], env?: Readonly<Record<string, string>>) => Started;
}

/** Sets it up, until all of the file have ended. */
export const setStage = async (options: StartOptions = {}): Promise<Stage> => {
  const [{ sandbox, env }, store] = await Promise.all([sandboxFor(options), startRedis()]);
  ends.push(() => store.stop());
  const redis = ["--redis", `redis://127.0.0.1:${store.port}`];
  const withRedis = (words: readonly string[]) => (words.includes("--redis") ? words : [...words, ...redis]);
  return {
    ...{ sandbox, store, redis, env },
    enrich: (...words) => run(["enrich", ...withRedis(words)], { env, program }),
    startWorker: (words, more) => {
      const worker = start(["enrich", "worker", ...words, ...redis], { env: { ...env, ...more }, program });
      ends.push(() => worker.child.kill("SIGKILL"));
      return worker;
    },
  };
};
