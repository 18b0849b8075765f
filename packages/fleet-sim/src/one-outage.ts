// @boundaries-ignore the real code, part by part
import { budgetBehindGate } from "../../core/src/recovery/budget-behind-gate.ts";
// @boundaries-ignore the real code, part by part
import type { RecoveryGate } from "../../core/src/recovery/recovery-gate.ts";
import type { MakeClient } from "./client.ts";
import { ours } from "./ours.ts";
import { fiveRetries } from "./peers.ts";
import { type Ending, Server } from "./server.ts";
import { World } from "./world.ts";

/** The server is down in the middle of the run; calls begin one after the other. All in milliseconds. */
export const timing = { fromMs: 2_000, toMs: 8_000, lastCallMs: 14_000, everyMs: 50 } as const;

/** One request, by when it was sent. */
export interface Sent {
  readonly atMs: number;
  readonly isWell: boolean;
}

/** What the calls of one client came to. */
export interface Told {
  /** In the order in which they were sent. */
  readonly requests: readonly Sent[];
  /** Calls that began in the outage, and how many of these succeeded. */
  readonly begun: number;
  readonly saved: number;
  /** Calls that failed, whenever they began. */
  readonly lost: number;
  /** What the slowest call took, with its wait. */
  readonly longestMs: number;
}

/** When the gate changed. */
export interface GateMoments {
  readonly closedMs: number;
  /** Requests that had failed by then, and were sent after the last success. */
  readonly failuresInRow: number;
  /** When it tried the server since, up to the first time that it was answered. */
  readonly probesMs: readonly number[];
  readonly answeredMs: number;
  readonly openedMs: number;
}

/** A typical outage, as three clients go through it. */
export interface MedianOutage extends Readonly<Record<"gated" | "ungated" | "repeating", Told>> {
  readonly gate: GateMoments;
  readonly runs: number;
  /** The share of the outage's calls that succeed with a gate, in all runs. */
  readonly savedShare: number;
}

/** Keeps what is sent to it. */
class Recorder extends Server {
  readonly requests: { readonly atMs: number; isWell: boolean; endMs: number }[] = [];
  readonly #world: World;

  constructor(world: World) {
    const { fromMs, toMs } = timing;
    super(world, {
      // As over the internet; a balancer refuses sooner.
      answerMs: [60, 120],
      fault: (nowMs) => (nowMs >= fromMs && nowMs < toMs ? { kind: "503", share: 1 } : undefined),
    });
    this.#world = world;
  }

  override send(route: string, timeoutMs: number, done: (ending: Ending) => void): void {
    const request = { atMs: this.#world.nowMs, isWell: false, endMs: Infinity };
    this.requests.push(request);
    super.send(route, timeoutMs, (ending) => {
      request.isWell = ending === "answered";
      request.endMs = this.#world.nowMs;
      done(ending);
    });
  }
}

type Run = { readonly told: Told; readonly server: Recorder; readonly changes: readonly number[] };

const simulate = (seed: number, makeWith: (onGate: (gate: RecoveryGate) => void) => MakeClient): Run => {
  const { fromMs, toMs, lastCallMs, everyMs } = timing;
  const world = new World(seed);
  const server = new Recorder(world);
  let gate: RecoveryGate | undefined;
  const make = makeWith((made) => {
    gate = made;
  });
  const client = make(world, server, 30_000);
  const told = { requests: server.requests, begun: 0, saved: 0, lost: 0, longestMs: 0 };
  for (let atMs = 0; atMs <= lastCallMs; atMs += everyMs) {
    const isInside = atMs >= fromMs && atMs < toMs;
    if (isInside) told.begun++;
    world.time.at(atMs, () =>
      client.call("lookup", (isWell) => {
        if (!isWell) told.lost++;
        else if (isInside) told.saved++;
        told.longestMs = Math.max(told.longestMs, world.nowMs - atMs);
      }),
    );
  }
  // Each time that the gate has opened or closed.
  const changes: number[] = [];
  for (let isOpen = true; world.time.jump(); ) {
    if (!gate || (gate.outages.length === 0) === isOpen) continue;
    isOpen = !isOpen;
    changes.push(world.nowMs);
  }
  return { told, server, changes };
};

/**
 * One outage as a client with a gate goes through it.
 *
 * @throws Error where the gate does not close and open exactly once, so that there is nothing to draw.
 */
export const oneOutage = (seed: number): { told: Told; gate: GateMoments } => {
  const { told, server, changes } = simulate(seed, (onGate) => ours({ budget: budgetBehindGate, onGate }));
  const [closedMs = Infinity, openedMs = Infinity, ...further] = changes;
  const since = server.requests.filter(({ atMs }) => atMs >= closedMs);
  const answered = since.findIndex(({ isWell }) => isWell);
  const first = since[answered];
  if (openedMs === Infinity || further.length > 0 || !first) {
    throw new Error(`The gate changes at ${changes.join(", ")} ms, and should close once and open once`);
  }
  const before = server.requests.filter(({ endMs }) => endMs <= closedMs);
  const upMs = Math.max(...before.map(({ isWell, endMs }) => (isWell ? endMs : 0)));
  const failuresInRow = before.filter(({ isWell, atMs }) => !isWell && atMs >= upMs).length;
  const probesMs = since.slice(0, answered + 1).map(({ atMs }) => atMs);
  return { told, gate: { closedMs, failuresInRow, probesMs, answeredMs: first.endMs, openedMs } };
};

/**
 * The run in the middle of so many, by when the server is found to be back; beside it the same client without a gate, and one that repeats each call
 * five times, without a budget either. What the site's guide draws.
 *
 * @throws Error as above.
 */
export const medianOutage = (runs: number): MedianOutage => {
  const all = Array.from({ length: runs }, (_, index) => ({ seed: index + 1, ...oneOutage(index + 1) }));
  all.sort((a, b) => a.gate.answeredMs - b.gate.answeredMs);
  const savedShare = all.reduce((sum, { told }) => sum + told.saved / told.begun, 0) / runs;
  const middle = all[Math.floor(runs / 2)];
  if (!middle) throw new Error("There is no run in the middle of none");
  const { told: gated, gate, seed } = middle;
  const ungated = simulate(seed, () => ours({ hasGate: false })).told;
  return { gated, ungated, repeating: simulate(seed, () => fiveRetries).told, gate, runs, savedShare };
};
