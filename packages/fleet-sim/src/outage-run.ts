// @boundaries-ignore the real code, part by part
import type { RecoveryGate } from "../../core/src/recovery/recovery-gate.ts";
import type { MakeClient } from "./client.ts";
import { type Ending, Server } from "./server.ts";
import { World } from "./world.ts";

/** The server is down in the middle of the run; calls begin one after the other. All in milliseconds. */
export const timing = { fromMs: 2_000, toMs: 8_000, lastCallMs: 14_000, everyMs: 50 } as const;

/** One request, by when it was sent. */
interface Sent {
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
  /** What the slowest call took, with its wait. */
  readonly longestMs: number;
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

/** What one client sent, and when its gate changed. */
type Run = { readonly told: Told; readonly server: Recorder; readonly changes: readonly number[] };

/** One client goes through the outage; `makeWith` makes it, and passes its gate on. */
export const goThroughOutage = (seed: number, makeWith: (onGate: (gate: RecoveryGate) => void) => MakeClient): Run => {
  const { fromMs, toMs, lastCallMs, everyMs } = timing;
  const world = new World(seed);
  const server = new Recorder(world);
  let gate: RecoveryGate | undefined;
  const make = makeWith((made) => {
    gate = made;
  });
  const client = make(world, server, 30_000);
  const told = { requests: server.requests, begun: 0, saved: 0, longestMs: 0 };
  for (let atMs = 0; atMs <= lastCallMs; atMs += everyMs) {
    const isInside = atMs >= fromMs && atMs < toMs;
    if (isInside) told.begun++;
    world.time.at(atMs, () =>
      client.call("lookup", (isWell) => {
        if (isWell && isInside) told.saved++;
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
