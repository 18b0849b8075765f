import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "@techlookup-tools/programs/ports";
import { requireProgram } from "./browsers.ts";

/** A real server, of Debian's package, on a port of its own. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Where it keeps its files. */
  readonly folder: string;
  /** Sends it a signal: `SIGSTOP` makes it hang, `SIGKILL` ends it. */
  signal(name: NodeJS.Signals): void;
  /**
   * Starts it again on the same port: empty, unless it keeps a file. `SIGTERM`, or `SIGKILL`, the default: how it is ended before. `between`: what happens to its folder
   * while it is down.
   */
  restart(by?: NodeJS.Signals, between?: (folder: string) => Promise<void>): Promise<void>;
  /** Ends it, and removes its files. */
  stop(): Promise<void>;
}

const isListening = async (port: number): Promise<boolean> => {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

/** How it keeps what it is told. */
export interface RedisServerOptions {
  /** Keeps a file of all commands, synced `always` or `everysec`. Absent: nothing is kept on disk. */
  readonly appendfsync?: "always" | "everysec" | undefined;
  /** Further arguments of `redis-server`. */
  readonly settings?: readonly string[];
}

/** Starts `redis-server`. */
export const startRedis = async ({ appendfsync, settings = [] }: RedisServerOptions = {}): Promise<RedisServer> => {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), "techlookup-redis-"));
  const kept = appendfsync ? ["--appendonly", "yes", "--appendfsync", appendfsync] : ["--appendonly", "no"];
  const start = async () => {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", ...kept, "--dir", folder, ...settings];
    const child = spawn(requireProgram("redis"), args, { stdio: "ignore" });
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error("redis-server ended");
      // Else asking takes the time that it needs to start.
      await wait(10);
    }
    return child;
  };
  let child = await start();
  const end = async (by: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(by);
    await once(child, "exit");
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    folder,
    signal: (name) => void child.kill(name),
    restart: async (by = "SIGKILL", between) => {
      await end(by);
      await between?.(folder);
      child = await start();
    },
    stop: async () => {
      await end("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
};
