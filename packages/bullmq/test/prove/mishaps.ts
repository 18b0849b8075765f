import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { RedisServer } from "@techlookup-tools/browsers/redis-server";
import type { Fleet } from "../../src/index.ts";
import type { Disk } from "./disk.ts";
import type { Life } from "./life.ts";
import type { WorkerSettings } from "./worker-process.ts";

/** Something that happens once so many of a hundred domains are done. */
export type Mishap =
  /** A worker is killed, and another one is started. */
  | "kill"
  /** A worker is stopped for longer than its lock, and goes on. */
  | "stop"
  /** A worker is stopped until the run has ended. */
  | "freeze"
  /** Redis is shut down, and started again. */
  | "restart"
  /** Redis is killed, and started again. */
  | "crash"
  /** The power fails: Redis is killed, and what it had not synced is gone. */
  | "power-cut";

/** The name of the run. */
export const run = "proof";

const script = fileURLToPath(new URL("./worker-process.ts", import.meta.url));

/** Starts a worker. */
export const startWorker = (settings: WorkerSettings): ChildProcess =>
  spawn(process.execPath, ["--conditions=@techlookup/source", script, JSON.stringify(settings)], {
    stdio: ["ignore", "ignore", "inherit"],
  });

/** What a run's machines are. */
export interface Machines {
  readonly life: Life;
  readonly store: RedisServer;
  readonly fleet: Fleet;
  readonly settings: WorkerSettings;
  readonly running: Set<ChildProcess>;
  readonly frozen: Set<ChildProcess>;
  readonly resumptions: Promise<void>[];
  readonly disk: Disk;
  inFlight: number;
}

const anyOf = ({ running, frozen, life }: Machines): ChildProcess => {
  const free = [...running].filter((one) => !frozen.has(one));
  return free[Math.floor(life.random() * free.length)] as ChildProcess;
};

/** Lets it happen. */
export const happen: Readonly<Record<Mishap, (machines: Machines) => Promise<void>>> = {
  kill: async (machines) => {
    const { running, fleet, settings, life } = machines;
    const victim = anyOf(machines);
    machines.inFlight += Math.min((await fleet.status(run))?.reserved ?? 0, life.chunks * life.lookups);
    victim.kill("SIGKILL");
    running.delete(victim);
    running.add(startWorker(settings));
  },
  stop: async (machines) => {
    const { frozen, resumptions, life } = machines;
    const victim = anyOf(machines);
    machines.inFlight += life.chunks * life.lookups;
    victim.kill("SIGSTOP");
    frozen.add(victim);
    resumptions.push(
      wait(3 * life.lockMs).then(() => {
        victim.kill("SIGCONT");
        frozen.delete(victim);
      }),
    );
  },
  freeze: async (machines) => {
    const victim = anyOf(machines);
    machines.inFlight += machines.life.chunks * machines.life.lookups;
    victim.kill("SIGSTOP");
    machines.frozen.add(victim);
  },
  restart: ({ store }) => store.restart("SIGTERM"),
  crash: ({ store }) => store.restart("SIGKILL"),
  "power-cut": ({ store, disk }) => store.restart("SIGKILL", (folder) => disk.forget(folder)),
};
