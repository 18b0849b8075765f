import { join } from "node:path";
import type { StartOptions } from "@techlookup/sandbox/node";
import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { inject } from "vitest";
import { atEnd } from "../at-end.ts";
import { type Ran, run, type Started, sandboxFor, start } from "../support.ts";

/** Where the command is installed. */
export const home: string = inject("fleetHome");
const program = join(home, "dist/bin.js");

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
  atEnd(() => store.stop());
  const redis = ["--redis", `redis://127.0.0.1:${store.port}`];
  const withRedis = (words: readonly string[]) => (words.includes("--redis") ? words : [...words, ...redis]);
  return {
    ...{ sandbox, store, redis, env },
    enrich: (...words) => run(["enrich", ...withRedis(words)], { env, program }),
    startWorker: (words, more) => {
      const worker = start(["enrich", "worker", ...words, ...redis], { env: { ...env, ...more }, program });
      atEnd(() => worker.child.kill("SIGKILL"));
      return worker;
    },
  };
};
