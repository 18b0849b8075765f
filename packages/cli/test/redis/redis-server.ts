import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { requireProgram } from "@techlookup-tools/browsers";
import { findFreePort } from "@techlookup-tools/programs/ports";

/** A real server on a port of its own, which keeps nothing on disk unless settings say so. */
export interface RedisServer {
  readonly url: string;
  /** Sends it a signal: `SIGSTOP` makes it hang. */
  signal(name: NodeJS.Signals): void;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const isListening = async (port: number): Promise<boolean> => {
  const socket = connect(port, "127.0.0.1");
  const opened = await Promise.race([
    once(socket, "connect").then(() => true),
    once(socket, "error").then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return opened;
};

/** Starts a real server with some settings. */
export const startRedis = async (...settings: string[]): Promise<RedisServer> => {
  const port = await findFreePort();
  const dir = mkdtempSync(join(tmpdir(), "techlookup-redis-"));
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", dir, ...settings];
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn(requireProgram("redis"), args, { stdio: "ignore" });
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error("redis-server ended");
      // Else asking takes the time that it needs to start.
      await wait(10);
    }
    return child;
  };
  let child = await begin();
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    signal: (name) => void child.kill(name),
    restart: async () => {
      await end();
      child = await begin();
    },
    stop: async () => {
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
