// @boundaries-ignore the real code, part by part
import type { RecoveryGate } from "../../core/src/recovery/recovery-gate.ts";
import { type MakeClient, type Send, sendTo } from "./client.ts";
import { Server } from "./server.ts";
import { drawn, VirtualWorld } from "./world.ts";

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

/** What was sent, and how it ended. */
type Request = { readonly atMs: number; isWell: boolean; endMs: number };

/** What one client sent, and when its gate changed. */
type Run = { readonly told: Told; readonly requests: readonly Request[]; readonly changes: readonly number[] };

/** One client goes through the outage; `makeWith` makes it, and passes its gate on. */
export const goThroughOutage = (seed: number, makeWith: (onGate: (gate: RecoveryGate) => void) => MakeClient): Run => {
  const { fromMs, toMs, lastCallMs, everyMs } = timing;
  const world = new VirtualWorld();
  // As over the internet; a balancer refuses sooner.
  const faults = [{ kind: "503", fromMs, forMs: toMs - fromMs }] as const;
  const sendOne = sendTo(world, new Server(world, { answerMs: [60, 120], faults }, seed));
  const requests: Request[] = [];
  const send: Send = (route, timeoutMs, done) => {
    const request: Request = { atMs: world.nowMs, isWell: false, endMs: Infinity };
    requests.push(request);
    sendOne(route, timeoutMs, (ending) => {
      request.isWell = ending === "answered";
      request.endMs = world.nowMs;
      done(ending);
    });
  };
  let gate: RecoveryGate | undefined;
  const make = makeWith((made) => {
    gate = made;
  });
  const client = make({ world, send, timeoutMs: 30_000, random: drawn(seed, "own") });
  const told = { requests, begun: 0, saved: 0, longestMs: 0 };
  for (let atMs = 0; atMs <= lastCallMs; atMs += everyMs) {
    const isInside = atMs >= fromMs && atMs < toMs;
    if (isInside) told.begun++;
    world.after(atMs, () =>
      client.call("lookup", (isWell) => {
        if (isWell && isInside) told.saved++;
        told.longestMs = Math.max(told.longestMs, world.nowMs - atMs);
      }),
    );
  }
  // Each time that the gate has opened or closed.
  const changes: number[] = [];
  for (let isOpen = true; world.jump(); ) {
    if (!gate || (gate.outages.length === 0) === isOpen) continue;
    isOpen = !isOpen;
    changes.push(world.nowMs);
  }
  return { told, requests, changes };
};
