import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { PacingWindow } from "@techlookup/core/platform";
import { cleanup } from "@techlookup-tools/programs";
import { denoFile } from "@techlookup-tools/runtimes";
import type { DenoKv, DenoKvAtomic } from "../../../src/kv/index.ts";

/** A real Deno KV, in a process of Deno. */
export interface KvServer {
  /** The store itself, for code that runs in the test. */
  readonly kv: DenoKv;
  /** A window in it, whose code runs in Deno. Each name is a window of its own. */
  windowOf(name: string): PacingWindow;
  /** Sends it a signal: `SIGSTOP` makes it hang, `SIGKILL` ends it. */
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

interface Told {
  readonly id: number;
  readonly answer: never;
  readonly error?: string;
}

/** Opens a KV: `:memory:`, or a file. */
export const startKv = async (path: string): Promise<KvServer> => {
  const program = join(import.meta.dirname, "..", "..", "programs", "kv-server.ts");
  const child = spawn(
    denoFile,
    ["run", "--quiet", "--no-prompt", "--allow-read", "--allow-write", "--unstable-kv", program, path],
    {
      // In a group of its own: what is called is a script that starts the program.
      ...{ stdio: ["pipe", "pipe", "inherit"], detached: true },
      env: { ...process.env, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    },
  );
  const ended = once(child, "close");
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, name);
  };
  const cleaned = cleanup(() => signal("SIGKILL"));
  const waiting = new Map<number, (told: Told) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const told = JSON.parse(line) as Told;
    waiting.get(told.id)?.(told);
    waiting.delete(told.id);
  });
  child.stdin.on("error", () => {});
  let ids = 0;
  const ask = async (asked: object): Promise<never> => {
    const id = ids++;
    const told = await new Promise<Told>((resolve) => {
      waiting.set(id, resolve);
      child.stdin.write(`${JSON.stringify({ id, ...asked })}\n`);
    });
    if (told.error !== undefined) throw new Error(told.error);
    return told.answer;
  };
  await ask({ get: ["ready"] });
  const atomicOf = (done: object): DenoKvAtomic => ({
    check: (check) => atomicOf({ ...done, check }),
    set: (...set) => atomicOf({ ...done, set }),
    commit: () => ask(done),
  });
  return {
    kv: { get: (get) => ask({ get }), atomic: () => atomicOf({}) },
    windowOf: (window) => ({ admit: (request) => ask({ window, request }) }),
    signal,
    stop: async () => {
      signal("SIGKILL");
      await ended;
      cleaned[Symbol.dispose]();
    },
  };
};
