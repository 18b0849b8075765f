import type { Ending, Server } from "./server.ts";
import type { World } from "./world.ts";

/** A client in a simulation. */
interface Client {
  /** Makes a call; tells once whether it succeeded. */
  call(route: string, done: (isWell: boolean) => void): void;
}

/** Sends one request, and tells once how it ended: as a time-out after so long. */
export type Send = (route: string, timeoutMs: number, done: (ending: Ending) => void) => void;

/** What a client is made of. */
export interface Surroundings {
  readonly world: World;
  readonly send: Send;
  /** The time limit of an attempt, which its user has set. */
  readonly timeoutMs: number;
  /** How long a call waits at a gate, where there is one. Default: 10 s. */
  readonly patienceMs?: number;
  readonly random: () => number;
}

export type MakeClient = (surroundings: Surroundings) => Client;

const wayMs = 2;

/** The network between clients and a server. */
export const sendTo =
  (world: World, server: Server): Send =>
  (route, timeoutMs, done) => {
    let isOver = false;
    const end = (ending: Ending): void => {
      if (isOver) return;
      isOver = true;
      callOff();
      done(ending);
    };
    const callOff = world.after(timeoutMs, () => end("timeout"));
    world.after(wayMs, () => server.take(route, (ending) => world.after(wayMs, () => end(ending))));
  };
