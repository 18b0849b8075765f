import { createServer } from "node:http";
import { listen } from "@techlookup-tools/programs/ports";
import type { Cell } from "./cell.ts";
import { type CallRecord, drive, type Run } from "./run.ts";
import { type Ending, Server } from "./server.ts";
import { RealWorld } from "./world.ts";

const bodies: Readonly<Partial<Record<Ending, readonly [status: number, body: string]>>> = {
  answered: [200, JSON.stringify({ success: true, data: { domain: "found.example", active_technologies: [] } })],
  "503": [503, JSON.stringify({ success: false, error: { code: "UNAVAILABLE", message: "Down for a moment" } })],
};

/** Makes a call of a real client; rejects where it fails. */
export type RealCall = () => Promise<unknown>;

/** Runs a cell in real time: the simulated server decides behind a real one, which `connect` makes real clients for. All endpoints are one. */
export const runReal = async (
  cell: Cell,
  seed: number,
  connect: (url: string) => RealCall | Promise<RealCall>,
  ready = async () => {},
): Promise<Run> => {
  let server: Server | undefined;
  const http = createServer((request, response) => {
    request.resume();
    server?.take("0", (ending) => {
      const [status, body] = bodies[ending] ?? [];
      if (status === undefined) request.socket.destroy();
      else response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
  });
  const url = `http://127.0.0.1:${await listen(http)}`;
  const clients = await Promise.all(Array.from({ length: cell.clients ?? 1 }, () => connect(url)));
  await ready();
  const world = new RealWorld();
  server = new Server(world, cell, seed);
  const calls = await new Promise<CallRecord[]>((resolve) => {
    const start = (client: number, _route: string, done: (isWell: boolean) => void): void => {
      clients[client]?.().then(
        () => done(true),
        () => done(false),
      );
    };
    drive(world, cell, seed, start, resolve);
  });
  http.closeAllConnections();
  http.close();
  return { calls, arrivals: server.arrivals };
};
