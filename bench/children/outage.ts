/** One client, or a fleet of the same, and a server in trouble of its own, in real time. */
import { setTimeout as wait } from "node:timers/promises";
import { type Cell, measure, runReal } from "@techlookup-tools/fleet-sim";
import { connectTo } from "../connect.ts";
import { readInput, report } from "./child.ts";

export interface OutageInput {
  readonly name: string;
  readonly cell: Cell;
  readonly seed: number;
  /** When all have loaded, by the time of day. */
  readonly startAtMs: number;
}

const { name, cell, seed, startAtMs } = readInput<OutageInput>();
// What a client throws where nobody can catch it loses a call, and no figures.
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
const connect = async (url: string) => {
  const call = await connectTo(name, url, cell.timeoutMs);
  return () => call("found.example");
};
const run = await runReal(cell, seed, connect, () => wait(Math.max(0, startAtMs - Date.now())));
report(measure(cell, cell.figures, run));
