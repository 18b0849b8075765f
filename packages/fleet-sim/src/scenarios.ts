import type { MakeClient } from "./client.ts";
import { type Fault, Server } from "./server.ts";
import { World } from "./world.ts";

const sum = (counts: readonly (number | undefined)[], from: number, to: number): number => {
  let total = 0;
  for (let index = from; index < to; index++) total += counts[index] ?? 0;
  return total;
};
const during = (fromMs: number, toMs: number, fault: Fault) => (nowMs: number) =>
  nowMs >= fromMs && nowMs < toMs ? fault : undefined;

/** A busy client of 20 calls a second, and an outage. */
export const outage = (
  make: MakeClient,
  seed: number,
  { forMs = 10_000, rate = 20, kind = "503" as Fault["kind"], timeoutMs = 30_000 } = {},
) => {
  const world = new World(seed);
  const fromMs = 3_000;
  const toMs = fromMs + forMs;
  const server = new Server(world, { fault: during(fromMs, toMs, { kind, share: 1 }) });
  const client = make(world, server, timeoutMs);
  let inside = 0,
    saved = 0,
    lostOutside = 0;
  for (let atMs = 0; atMs < toMs + 12_000; atMs += 1_000 / rate) {
    world.time.at(atMs, () => {
      const isInside = atMs >= fromMs && atMs < toMs;
      if (isInside) inside++;
      client.call("a", (isWell) => {
        if (isInside && isWell) saved++;
        if (!isInside && !isWell) lostOutside++;
      });
    });
  }
  world.run(toMs + 500_000);
  const load = sum(server.bySecond, fromMs / 1_000, toMs / 1_000) / ((rate * forMs) / 1_000);
  return { load, saved: saved / inside, lostOutside };
};

/** Fifty calls at once, at the start of a client, into a blip. */
export const burst = (make: MakeClient, seed: number, { calls = 50, forMs = 2_000 } = {}) => {
  const world = new World(seed);
  const server = new Server(world, { fault: during(0, forMs, { kind: "503", share: 1 }) });
  const client = make(world, server, 30_000);
  let saved = 0;
  for (let call = 0; call < calls; call++)
    client.call("a", (isWell) => {
      if (isWell) saved++;
    });
  world.run(500_000);
  return { load: sum(server.bySecond, 0, 500) / calls, saved: saved / calls };
};

/** Calls one after the other, so many at a time, of which some fail at random. */
export const random = (
  make: MakeClient,
  seed: number,
  { share = 0.1, calls = 1_500, together = 50, kind = "503" as Fault["kind"] } = {},
) => {
  const world = new World(seed);
  const server = new Server(world, { fault: () => ({ kind, share }) });
  const client = make(world, server, 30_000);
  let begun = 0,
    well = 0,
    endMs = 0;
  const took: number[] = [];
  const next = (): void => {
    if (begun++ >= calls) return;
    const beganMs = world.nowMs;
    client.call("a", (isWell) => {
      if (isWell) well++;
      endMs = world.nowMs;
      took.push(endMs - beganMs);
      next();
    });
  };
  for (let lane = 0; lane < together; lane++) next();
  world.run(3_600_000);
  took.sort((a, b) => a - b);
  return {
    well: well / calls,
    load: sum(server.bySecond, 0, 3_600) / calls,
    seconds: endMs / 1_000,
    p99: took[Math.floor(calls * 0.99)] ?? 0,
    p50: took[calls >> 1] ?? 0,
  };
};

/** A fleet at a part of a server's capacity, and a trouble of a few seconds. Does it come back? */
export const fleet = (
  make: MakeClient,
  seed: number,
  { clients = 40, kind = "stall" as Fault["kind"], forMs = 5_000, capacity = 20, part = 0.8, watchMs = 60_000 } = {},
) => {
  const world = new World(seed);
  const fromMs = 6_000;
  const toMs = fromMs + forMs;
  const endMs = toMs + watchMs;
  const server = new Server(world, { capacity, queue: 2 * capacity, fault: during(fromMs, toMs, { kind, share: 1 }) });
  const all = Array.from({ length: clients }, () => make(world, server, 1_000));
  const begun: number[] = [],
    well: number[] = [],
    lost: number[] = [];
  const add = (counts: number[]): void => {
    const second = Math.floor(world.nowMs / 1_000);
    counts[second] = (counts[second] ?? 0) + 1;
  };
  let inside = 0,
    insideLost = 0,
    after = 0,
    afterLost = 0;
  const source = new World(1_000 + seed).random;
  for (let atMs = 0; ; ) {
    atMs -= (Math.log(1 - source()) / (part * capacity)) * 1_000;
    if (atMs >= endMs) break;
    const client = all[Math.floor(source() * clients)] ?? all[0];
    const beganMs = atMs;
    world.time.at(beganMs, () => {
      add(begun);
      client?.call("a", (isWell) => {
        add(isWell ? well : lost);
        if (beganMs >= fromMs && beganMs < toMs) {
          inside++;
          if (!isWell) insideLost++;
        } else if (beganMs >= toMs && beganMs < endMs - 15_000) {
          after++;
          if (!isWell) afterLost++;
        }
      });
    });
  }
  world.run(endMs + 120_000);
  const [first, last] = [toMs / 1_000, endMs / 1_000];
  let back = 0;
  for (let second = first; second + 3 <= last; second++) {
    const good = sum(well, second, second + 3);
    const bad = sum(lost, second, second + 3);
    if (good < 0.9 * (good + bad) || good / 3 < 0.6 * part * capacity) back = second + 1 - first;
  }
  return {
    back: back > watchMs / 1_000 - 5 ? Infinity : back,
    lostAfter: afterLost / after,
    saved: 1 - insideLost / inside,
    load: sum(server.bySecond, fromMs / 1_000, first) / sum(begun, fromMs / 1_000, first),
    loadAfter: sum(server.bySecond, first, first + 10) / sum(begun, first, first + 10),
  };
};
