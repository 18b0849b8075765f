import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireProgram } from "@techlookup-tools/browsers";
import { findFreePort } from "@techlookup-tools/programs/ports";

/** A real server, of Debian's package, on a port of its own. */
export interface RedisServer {
  readonly port: number;
  /** Sends it a signal: `SIGSTOP` makes it hang, `SIGKILL` ends it. */
  signal(name: NodeJS.Signals): void;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
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

/** Starts `redis-server`, which keeps nothing on disk. */
export const startRedis = async (): Promise<RedisServer> => {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), "techlookup-redis-"));
  const start = async () => {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
    const child = spawn(requireProgram("redis"), args, { stdio: "ignore" });
    while (!(await isListening(port))) if (child.exitCode !== null) throw new Error("redis-server ended");
    return child;
  };
  let child = await start();
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    port,
    signal: (name) => void child.kill(name),
    restart: async () => {
      await end();
      child = await start();
    },
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
