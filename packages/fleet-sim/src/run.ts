import type { Cell } from "./cell.ts";
import { type MakeClient, sendTo } from "./client.ts";
import { Server } from "./server.ts";
import { defaultWatchMs } from "./times.ts";
import { drawn, VirtualWorld, type World } from "./world.ts";

/** A call that was made, and how it ended. */
export interface CallRecord {
  readonly client: number;
  readonly route: string;
  readonly beganMs: number;
  readonly endedMs: number;
  readonly isWell: boolean;
}

/** What happened: the calls in the order of their ends, and when each request came to the server. */
export interface Run {
  readonly calls: readonly CallRecord[];
  readonly arrivals: readonly number[];
}

/** Who has not ended so long after the last call has begun is lost. */
const overdueMs = 30_000;

/** Starts a call of one of the clients. */
type Start = (client: number, route: string, done: (isWell: boolean) => void) => void;

/** Makes the calls of a cell: the same of each seed, whoever makes them. `done` is called when all have ended. */
export const drive = (world: World, cell: Cell, seed: number, start: Start, done: (calls: CallRecord[]) => void) => {
  const { clients = 1, routes = 1, rate, together = 1, calls: most = Infinity } = cell;
  const random = drawn(seed, "calls");
  const calls: CallRecord[] = [];
  const open = new Set<Omit<CallRecord, "endedMs" | "isWell">>();
  let begun = 0;
  let isOver = false;
  let isDone = false;
  const end = (): void => {
    if (isDone) return;
    isDone = true;
    const endedMs = world.nowMs;
    done([...calls, ...[...open].map((one) => ({ ...one, endedMs, isWell: false }))]);
  };
  /** No further call begins. */
  const close = (): void => {
    isOver = true;
    if (open.size === 0) end();
    else world.after(overdueMs, end);
  };
  const call = (then?: () => void): void => {
    begun++;
    const one = {
      client: Math.floor(random() * clients),
      route: `${Math.floor(random() * routes)}`,
      beganMs: world.nowMs,
    };
    open.add(one);
    start(one.client, one.route, (isWell) => {
      open.delete(one);
      calls.push({ ...one, endedMs: world.nowMs, isWell });
      then?.();
      if (isOver && open.size === 0) end();
    });
  };
  if (rate !== undefined) {
    const { fromMs = 0, forMs = 0, watchMs = defaultWatchMs } = cell;
    const endMs = fromMs + forMs + watchMs;
    let atMs = 0;
    const next = (): void => {
      atMs -= (Math.log(1 - random()) / rate) * 1_000;
      if (atMs >= endMs) close();
      else
        world.after(Math.max(0, atMs - world.nowMs), () => {
          call();
          next();
        });
    };
    next();
    return;
  }
  const next = (): void => {
    if (begun < most) call(next);
    if (begun >= most && !isOver) close();
  };
  for (let lane = 0; lane < together; lane++) next();
};

/** Runs a cell in virtual time. */
export const simulate = (cell: Cell, make: MakeClient, seed: number): Run => {
  const world = new VirtualWorld();
  const server = new Server(world, cell, seed);
  const send = sendTo(world, server);
  const { timeoutMs = 30_000, patienceMs = 10_000 } = cell;
  const clients = Array.from({ length: cell.clients ?? 1 }, (_, number) =>
    make({ world, send, timeoutMs, patienceMs, random: drawn(seed, "own", number) }),
  );
  let calls: readonly CallRecord[] | undefined;
  const start: Start = (client, route, done) => clients[client]?.call(route, done);
  drive(world, cell, seed, start, (all) => {
    calls = all;
  });
  while (world.jump(3_600_000));
  if (!calls) throw new Error("some calls have not ended in an hour");
  return { calls, arrivals: server.arrivals };
};
