import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@techlookup/sandbox/node";
import { startRedis } from "@techlookup-tools/browsers/redis-server";
// @boundaries-ignore Random numbers from a seed, as the simulation of pacing has them.
import { seeded } from "../../../../core/test/pacing/support/simulate.ts";
import type { WhenAway } from "../../../src/redis/index.ts";
import type { Lookups } from "./lookups.ts";

/** What may happen to a fleet. */
export type Mishap = "killed" | "stopped" | "paused" | "emptied";

/** How a fleet lives. */
export interface FleetLife {
  /** What happens, to whom and when, follows from it. */
  readonly seed: number;
  readonly forMs: number;
  readonly mishaps: readonly Mishap[];
  readonly whenAway: WhenAway;
  readonly windowMs: number;
  readonly limit: number;
  readonly processes: number;
  readonly atATime: number;
  /** By `fetch` the answer alone says when a request had been counted; by our own transport also when it left. */
  readonly usesFetch: boolean;
}

/** What the sandbox's own log says of it. */
export interface FleetEnd {
  readonly answered: number;
  /** When requests were refused: milliseconds from the start. */
  readonly refusedAtMs: readonly number[];
  /** When the store was emptied. */
  readonly emptiedAtMs: readonly number[];
  readonly happened: Readonly<Record<Mishap, number>>;
  /** What happened, in its order: milliseconds from the start, and what. */
  readonly story: readonly string[];
  /** For how long the sandbox itself stood still at the most. */
  readonly lateMs: number;
  /** Processes that had no answer within a window and ten seconds after the last mishap, and after the last one had started. */
  readonly stuck: readonly string[];
  /** What processes printed that ended by themselves. */
  readonly ended: readonly string[];
}

/** By when a request that left has reached the server, as clients take it: one that stands still for longer breaks the promise itself. */
const arrivalMs = 500;

/** A sandbox that stood still for longer, in milliseconds, proves nothing of requests whose clients know when they left. */
export const mostLateMs: number = 0.8 * arrivalMs;

/** What was promised and did not hold. `undefined`: the machine was too busy to tell. */
export const brokenBy = ({ windowMs, processes, usesFetch }: FleetLife, end: FleetEnd): string[] | undefined => {
  if (!usesFetch && end.lateMs > mostLateMs) return undefined;
  // A store that was emptied forgets what is on its way at that moment.
  const soon = (atMs: number): boolean => end.emptiedAtMs.some((at) => atMs >= at && atMs < at + 5_000 + windowMs);
  const unexplained = end.refusedAtMs.filter((atMs) => !soon(atMs)).length;
  const afterwards = end.refusedAtMs.length - unexplained;
  return [
    ...(unexplained ? [`${unexplained} requests were refused`] : []),
    ...(afterwards > processes * end.emptiedAtMs.length
      ? [`${afterwards} were refused after the store was emptied`]
      : []),
    ...end.stuck.map((name) => `${name} had no answer any more`),
    ...end.ended,
  ];
};

const script = fileURLToPath(new URL("./lookups.ts", import.meta.url));
const clients = ["ioredis", "redis"] as const;

/** Lets real processes call a sandbox at its limit, through one real store, while this and that happens to them and to it. */
export const liveFleet = async (life: FleetLife): Promise<FleetEnd> => {
  const { seed, forMs, mishaps, whenAway, windowMs, limit, processes, atATime, usesFetch } = life;
  const random = seeded(seed);
  const between = (least: number, most: number): number => least + random() * (most - least);
  const server = await startRedis();
  const sandbox = await startSandbox({ windowMs, requests: { pro: limit }, credits: { pro: 1_000_000 } });
  const running = new Map<string, ChildProcess>();
  const endings: string[] = [];
  let count = 0;
  let isOver = false;
  const begin = (): void => {
    const name = `process-${count}`;
    const lookups: Lookups = {
      ...{ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, windowMs, port: server.port, name, whenAway, atATime },
      ...{
        by: clients[count++ % 2] ?? "redis",
        calls: Number.MAX_SAFE_INTEGER,
        isPaced: true,
        attemptTimeoutMs: 2_000,
        goesOn: true,
        usesFetch,
      },
    };
    const parameters = ["--conditions=@techlookup/source", script, JSON.stringify(lookups)];
    const child = spawn(process.execPath, parameters, { stdio: ["ignore", "ignore", "pipe"] });
    let printed = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
    child.on("exit", (_code, signal) => {
      running.delete(name);
      if (signal !== "SIGKILL" && !isOver) endings.push(`${name}: ${printed.slice(0, 400)}`);
    });
    running.set(name, child);
  };
  const anyone = (): [string, ChildProcess] =>
    [...running][Math.floor(random() * running.size)] as [string, ChildProcess];
  const happened = { killed: 0, stopped: 0, paused: 0, emptied: 0 };
  const beganAtMs = Date.now();
  const emptiedAtMs: number[] = [];
  const story: string[] = [];
  const tell = (what: string): void => void story.push(`${Date.now() - beganAtMs} ${what}`);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const stops: Promise<void>[] = [];
  const letHappen: Record<Mishap, () => Promise<void>> = {
    killed: async () => {
      const [name, child] = anyone();
      child.kill("SIGKILL");
      tell(`${name} killed`);
      begin();
    },
    stopped: async () => {
      const [name, child] = anyone();
      const ms = between(100, 4_000);
      child.kill("SIGSTOP");
      tell(`${name} stopped for ${Math.round(ms)} ms`);
      stops.push(wait(ms).then(() => void child.kill("SIGCONT")));
    },
    paused: async () => {
      const ms = between(100, 2_500);
      server.signal("SIGSTOP");
      tell(`store paused for ${Math.round(ms)} ms`);
      await wait(ms);
      server.signal("SIGCONT");
    },
    emptied: async () => {
      await server.restart();
      emptiedAtMs.push(Date.now() - beganAtMs);
      tell("store emptied");
    },
  };
  const answers = (): number => sandbox.requests.filter(({ status }) => status === 200).length;
  try {
    for (let index = 0; index < processes; index++) begin();
    while (answers() < processes) await wait(50);
    for (const until = Date.now() + forMs; Date.now() < until; await wait(between(200, 1_200))) {
      const mishap = mishaps[Math.floor(random() * mishaps.length)] as Mishap;
      happened[mishap]++;
      await letHappen[mishap]();
    }
    await Promise.all(stops);
    // How long a machine takes to start a process was not promised.
    const isHere = (name: string): boolean => sandbox.requests.some(({ caller }) => caller === name);
    for (const until = Date.now() + 60_000; Date.now() < until && ![...running.keys()].every(isHere); ) await wait(100);
    const quietAtMs = Date.now();
    const idle = (): string[] => {
      const active = new Set(
        sandbox.requests.filter(({ status, atMs }) => status === 200 && atMs > quietAtMs).map(({ caller }) => caller),
      );
      return [...running.keys()].filter((name) => !active.has(name));
    };
    const isQuick = (): boolean => idle().length === 0 && answers() > 2 * limit;
    while (!isQuick() && Date.now() < quietAtMs + windowMs + 10_000) await wait(100);
    const refused = sandbox.requests.filter(({ status }) => status === 429);
    for (const { atMs, caller } of refused) story.push(`${atMs - beganAtMs} ${caller} refused`);
    return {
      ...{ answered: answers(), refusedAtMs: refused.map(({ atMs }) => atMs - beganAtMs), emptiedAtMs, happened },
      ...{ story, lateMs: Math.round(delay.max / 1e6), stuck: idle(), ended: endings },
    };
  } finally {
    isOver = true;
    for (const child of running.values()) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await sandbox.close();
    await server.stop();
  }
};
