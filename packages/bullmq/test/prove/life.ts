import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { EnrichRecord } from "@techlookup/core/enrich";
import { TechLookup } from "@techlookup/node";
import { redisWindow } from "@techlookup/node/redis";
import { startSandbox } from "@techlookup/sandbox/node";
import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { createFleet, type Fleet, partFiles, type RunState } from "../../src/index.ts";
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

/** A run, and what happens to it. */
export interface Life {
  readonly domains: number;
  readonly workers: number;
  readonly appendfsync: "always" | "everysec";
  readonly mishaps: readonly Mishap[];
  readonly repeatAmbiguous: boolean;
  readonly chunkSize: number;
  readonly chunks: number;
  readonly lookups: number;
  readonly lockMs: number;
  readonly windowMs: number;
  readonly requests: number;
  /** How often the run is looked at. */
  readonly pollMs: number;
  /** Numbers from 0 to 1, of which follows who is hit, and when. */
  readonly random: () => number;
  readonly tell?: (line: string) => void;
}

/** What became of it, by the records and by the sandbox's own ledger. */
export interface LifeEnd {
  readonly records: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly state: RunState;
  /** Domains that were open before `collect` decided, and after. */
  readonly openBefore: number;
  readonly open: number;
  /** Domains that the sandbox charged more than once, and those that the run did not tell of. */
  readonly paidTwice: number;
  readonly charged: number;
  readonly creditLimit: number;
  readonly refused: number;
  readonly inFlightAtKills: number;
  readonly bytesPerDomain: number;
  readonly peakBytes: number;
  readonly tripsPerCall: number;
  readonly seconds: number;
}

const script = fileURLToPath(new URL("./worker-process.ts", import.meta.url));

const startWorker = (settings: WorkerSettings): ChildProcess =>
  spawn(process.execPath, ["--conditions=@techlookup/source", script, JSON.stringify(settings)], {
    stdio: ["ignore", "ignore", "inherit"],
  });

const run = "proof";

/** What of Redis's file is on disk for sure, where it is synced once a second. */
class Disk {
  readonly #sizes: { readonly atMs: number; readonly bytes: number }[] = [];

  /** Looks at the size of the file, a few times a second. */
  look(bytes: number): void {
    this.#sizes.push({ atMs: performance.now(), bytes });
    if (this.#sizes.length > 100) this.#sizes.shift();
  }

  /** Cuts off what was written within the last second. */
  async forget(folder: string): Promise<void> {
    const { path, bytes } = await fileOf(folder);
    const synced = this.#sizes.findLast(({ atMs }) => atMs < performance.now() - 1_000)?.bytes ?? bytes;
    await truncate(path, Math.min(bytes, synced));
  }
}

/** The file that Redis appends to. */
const fileOf = async (folder: string): Promise<{ readonly path: string; readonly bytes: number }> => {
  const files = await readdir(join(folder, "appendonlydir"));
  const path = join(
    folder,
    "appendonlydir",
    files
      .filter((name) => name.endsWith(".incr.aof"))
      .sort()
      .at(-1) ?? "",
  );
  return { path, bytes: (await stat(path)).size };
};

/** What a run's machines are. */
interface Machines {
  readonly life: Life;
  readonly store: RedisServer;
  readonly connection: Redis;
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

const happen: Readonly<Record<Mishap, (machines: Machines) => Promise<void>>> = {
  kill: async (machines) => {
    const { running, fleet, settings } = machines;
    const victim = anyOf(machines);
    machines.inFlight += (await fleet.status(run))?.reserved ?? 0;
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

const waitFor = async ({ fleet, life }: Pick<Machines, "fleet" | "life">, isThere: (state: RunState) => boolean): Promise<RunState> => {
  for (;;) {
    const state = await fleet.status(run).catch(() => undefined);
    if (state?.halted) throw new Error(`the run was stopped by ${state.halted.code}: ${state.halted.message}`);
    if (state && isThere(state)) return state;
    await wait(life.pollMs);
  }
};

const doneOf = ({ counts }: RunState): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

const infoOf = async (connection: Redis, section: string, name: string): Promise<number> =>
  Number(new RegExp(`^${name}:(\\d+)`, "m").exec(await connection.info(section))?.[1] ?? 0);

/** Lets real processes work on a list, with a real store and a sandbox, while this and that happens to them. */
export const live = async (life: Life): Promise<LifeEnd> => {
  const { domains, workers, appendfsync, mishaps, repeatAmbiguous, chunkSize, windowMs, requests, random } = life;
  const beganMs = performance.now();
  const store = await startRedis({ appendfsync });
  const sandbox = await startSandbox({
    requests: { pro: requests },
    credits: { pro: 10 * domains },
    windowMs,
    charges: ["404", "lost"],
  });
  const folder = await mkdtemp(join(tmpdir(), "techlookup-prove-"));
  const connection = new Redis(store.port, "127.0.0.1", { maxRetriesPerRequest: null, enableAutoPipelining: true });
  connection.on("error", () => {});
  const apiKey = sandbox.keys.pro;
  const fleet = createFleet({ connection, apiKey });
  const { chunks, lookups, lockMs } = life;
  const settings = { apiKey, baseUrl: sandbox.url, port: store.port, folder, chunks, lookups, lockMs, windowMs };
  const running = new Set<ChildProcess>();
  const machines: Machines = {
    ...{ life, store, connection, fleet, settings, running, frozen: new Set(), resumptions: [], inFlight: 0 },
    disk: new Disk(),
  };
  const client = new TechLookup({
    ...{ apiKey, baseUrl: sandbox.url },
    pacing: { window: redisWindow({ client: connection, apiKey }), windowMs },
  });
  const creditLimit = Math.ceil(domains * 1.05) + 1_000;
  let peakBytes = 0;
  const looking = setInterval(() => {
    void fileOf(store.folder).then(
      ({ bytes }) => machines.disk.look(bytes),
      () => {},
    );
  }, 50);
  try {
    const names = Array.from({ length: domains }, (_, at) => `site-${at}.example`);
    await fleet.submit(run, names, { creditLimit, usedBefore: 0, chunkSize });
    for (let index = 0; index < workers; index++) running.add(startWorker(settings));
    const moments = mishaps.map(() => 0.02 + 0.93 * random()).sort((one, other) => one - other);
    for (const [at, mishap] of mishaps.entries()) {
      const state = await waitFor(machines, (now) => doneOf(now) >= domains * (moments[at] ?? 1));
      peakBytes = Math.max(peakBytes, await infoOf(connection, "memory", "used_memory"));
      life.tell?.(`${doneOf(state)} of ${domains} domains: ${mishap}`);
      await happen[mishap](machines);
    }
    await waitFor(machines, ({ finished, chunks: all }) => finished === all);
    await Promise.all(machines.resumptions);
    for (const worker of machines.frozen) worker.kill("SIGCONT");
    // Who was frozen learns that others have its chunks, and has time to do what it should not.
    await wait(2 * lockMs);
    const calls = sandbox.counts().requests;
    const trips = await infoOf(connection, "stats", "total_reads_processed");
    peakBytes = Math.max(peakBytes, await infoOf(connection, "memory", "used_memory"));
    const [account] = (await connection.keys("*:runs")).map((key) => key.slice(0, -":runs".length));
    const bytes = Number(await connection.memory("USAGE", `${account}:run:${run}:domains`, "SAMPLES", 0));
    const openBefore = (await fleet.status(run))?.counts.ambiguous ?? 0;
    const collection = fleet.collect(run, { client, sink: partFiles(folder), repeatAmbiguous });
    const kinds: Record<string, number> = {};
    const seen = new Set<string>();
    let records = 0;
    for await (const record of collection as AsyncIterable<EnrichRecord<unknown>>) {
      records++;
      kinds[record.kind] = (kinds[record.kind] ?? 0) + 1;
      seen.add(record.input);
    }
    const charges = new Map<string, number>();
    let [charged, refused] = [0, 0];
    for (const { path, credits, status } of sandbox.requests) {
      if (status === 429) refused++;
      if (!credits) continue;
      charged += credits;
      charges.set(path, (charges.get(path) ?? 0) + 1);
    }
    const state = (await fleet.status(run)) as RunState;
    return {
      ...{ records, kinds, state, openBefore, charged, refused, creditLimit, peakBytes },
      lost: names.filter((name) => !seen.has(name)).length,
      open: kinds.ambiguous ?? 0,
      paidTwice: [...charges.values()].filter((times) => times > 1).length,
      inFlightAtKills: machines.inFlight,
      bytesPerDomain: bytes / domains,
      tripsPerCall: trips / calls,
      seconds: (performance.now() - beganMs) / 1_000,
    };
  } finally {
    clearInterval(looking);
    for (const worker of running) {
      worker.kill("SIGKILL");
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
    }
    await client.close();
    await fleet.close();
    connection.disconnect();
    await sandbox.close();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
