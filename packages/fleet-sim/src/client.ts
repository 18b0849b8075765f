import type { Server } from "./server.ts";
import type { World } from "./world.ts";

/** A client in a simulation. */
interface Client {
  /** Makes a call; tells once whether it succeeded. */
  call(route: string, done: (isWell: boolean) => void): void;
}

/** Makes one, with the time limit of an attempt that its user has set. */
export type MakeClient = (world: World, server: Server, attemptTimeoutMs: number) => Client;
