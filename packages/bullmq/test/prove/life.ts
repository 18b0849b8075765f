import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Clock, systemClock } from "@techlookup/core/common";
import type { EnrichRecord, Operation } from "@techlookup/core/enrich";
import { TechLookup } from "@techlookup/node";
import { redisWindow } from "@techlookup/node/redis";
import { startSandbox } from "@techlookup/sandbox/node";
import { startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { createFleet, partFiles, type RunState } from "../../src/index.ts";
import { chargesOf } from "./charges.ts";
import { Disk } from "./disk.ts";
import { watchMemory } from "./memory.ts";
import { happen, type Machines, type Mishap, run, startWorker } from "./mishaps.ts";

/** A run, and what happens to it. */
export interface Life {
  readonly domains: number;
  /** Default `technologies`, of which the sandbox has no profile: the answers are short. */
  readonly operation?: Operation;
  readonly workers: number;
  readonly appendfsync: "always" | "everysec";
  readonly mishaps: readonly Mishap[];
  readonly repeatAmbiguous?: boolean;
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
  /** Of these, domains of which the account does not show whether they were charged: a person has to decide. */
  readonly undecided: number;
  /** Domains that the sandbox charged more than once, and those that the run did not tell of. */
  readonly paidTwice: number;
  readonly charged: number;
  readonly creditLimit: number;
  readonly refused: number;
  readonly inFlightAtKills: number;
  readonly bytesPerDomain: number;
  readonly peakBytes: number;
  /** The most memory that a worker had. */
  readonly peakWorkerMegabytes: number;
  readonly tripsPerCall: number;
  readonly seconds: number;
}

/** The two looks at the account are a minute apart. The sandbox's counter does not lag, so that a second is enough. */
const hasty: Clock = {
  now: () => systemClock.now(),
  setTimer: (fire, ms) => systemClock.setTimer(fire, ms / 60),
};

const waitFor = async (
  { fleet, life }: Pick<Machines, "fleet" | "life">,
  isThere: (state: RunState) => boolean,
): Promise<RunState> => {
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
  const { domains, operation = "technologies", workers, appendfsync, mishaps, repeatAmbiguous } = life;
  const { chunkSize, windowMs, requests, random } = life;
  const beganMs = performance.now();
  const store = await startRedis({ appendfsync });
  const sandbox = await startSandbox({
    requests: { pro: requests },
    credits: { pro: 20 * domains },
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
  const running = new Set<ReturnType<typeof startWorker>>();
  const machines: Machines = {
    ...{ life, store, fleet, settings, running, frozen: new Set(), resumptions: [], inFlight: 0 },
    disk: new Disk(),
  };
  const client = new TechLookup({
    ...{ apiKey, baseUrl: sandbox.url },
    pacing: { window: redisWindow({ client: connection, apiKey }), windowMs },
  });
  const creditLimit = Math.ceil(domains * (operation === "live" ? 5 : 1) * 1.05) + 1_000;
  const memory = watchMemory(running);
  let peakBytes = 0;
  const looking = setInterval(() => {
    void machines.disk.look(store.folder).catch(() => {});
  }, 50);
  try {
    const names = Array.from({ length: domains }, (_, at) => `site-${at}.example`);
    await fleet.submit(run, names, { operation, creditLimit, usedBefore: 0, chunkSize });
    for (let index = 0; index < workers; index++) running.add(startWorker(settings));
    const moments = mishaps.map(() => 0.02 + 0.93 * random()).sort((one, other) => one - other);
    for (const [at, mishap] of mishaps.entries()) {
      const state = await waitFor(machines, (now) => doneOf(now) >= domains * (moments[at] ?? 1));
      peakBytes = Math.max(peakBytes, await infoOf(connection, "memory", "used_memory"));
      life.tell?.(`${doneOf(state)} of ${domains} domains: ${mishap}`);
      await happen[mishap](machines);
    }
    life.tell?.("mishaps over");
    await waitFor(machines, ({ finished, chunks: all }) => finished === all);
    await Promise.all(machines.resumptions);
    for (const worker of machines.frozen) worker.kill("SIGCONT");
    // Who was frozen learns that others have its chunks, and has time to do what it should not.
    life.tell?.("all finished");
    if (machines.frozen.size) await wait(2 * lockMs);
    const calls = sandbox.counts().requests;
    const trips = await infoOf(connection, "stats", "total_reads_processed");
    peakBytes = Math.max(peakBytes, await infoOf(connection, "memory", "used_memory"));
    const [account] = (await connection.keys("*:runs")).map((key) => key.slice(0, -":runs".length));
    const bytes = Number(await connection.memory("USAGE", `${account}:run:${run}:domains`, "SAMPLES", 0));
    const openBefore = (await fleet.status(run))?.counts.ambiguous ?? 0;
    const decides = repeatAmbiguous === undefined ? {} : { repeatAmbiguous };
    const collection = fleet.collect(run, { client, sink: partFiles(folder), ...decides, clock: hasty });
    const kinds: Record<string, number> = {};
    const seen = new Set<string>();
    let records = 0;
    for await (const record of collection as AsyncIterable<EnrichRecord<unknown>>) {
      records++;
      kinds[record.kind] = (kinds[record.kind] ?? 0) + 1;
      seen.add(record.input);
    }
    const charges = chargesOf(sandbox.requests);
    const state = (await fleet.status(run)) as RunState;
    return {
      ...{ records, kinds, state, openBefore, ...charges, creditLimit, peakBytes },
      peakWorkerMegabytes: memory.peak(),
      lost: names.filter((name) => !seen.has(name)).length,
      open: kinds.ambiguous ?? 0,
      undecided: charges.charged === state.charge.most ? 0 : (kinds.ambiguous ?? 0),
      inFlightAtKills: machines.inFlight,
      bytesPerDomain: bytes / domains,
      tripsPerCall: trips / calls,
      seconds: (performance.now() - beganMs) / 1_000,
    };
  } finally {
    clearInterval(looking);
    memory.stop();
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
