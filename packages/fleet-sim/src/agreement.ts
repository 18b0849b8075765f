import { TechLookup } from "@techlookup/node";
import type { Cell } from "./cell.ts";
import { type FigureName, measure } from "./figures.ts";
import { clients } from "./grid.ts";
import { runReal } from "./real.ts";
import { simulate } from "./run.ts";

/** Cells that say the most in the least time. */
export const compared: readonly string[] = [
  "outage of 10 s, busy client",
  "outage of 10 s, two calls a second",
  "burst of 50 into a blip of 2 s",
  "stall of 5 s, two clients",
];

const text = (values: readonly number[]): string => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toFixed(3)} (${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)})`;
};

/** Runs a cell of some seeds with the real client, all at once, and prints the figures beside those of the simulation. */
export const compare = async (name: string, cell: Cell, seeds: number): Promise<void> => {
  const all = Array.from({ length: seeds }, (_, index) => index + 1);
  const connect = (baseUrl: string) => {
    const client = new TechLookup({ apiKey: "made-up-key", baseUrl, attemptTimeoutMs: cell.timeoutMs });
    return () => client.domains.get("found.example");
  };
  const make = clients["with the gate"];
  if (!make) throw new Error("there is no client with a gate");
  const real = (await Promise.all(all.map((seed) => runReal(cell, seed, connect)))).map((run) =>
    measure(cell, cell.figures, run),
  );
  const simulated = all.map((seed) => measure(cell, cell.figures, simulate(cell, make, seed)));
  const cells = (figure: FigureName): string =>
    [real, simulated].map((rows) => text(rows.map((row) => row[figure] ?? 0))).join(" | ");
  console.log(
    `\n${name}, ${seeds} seeds, mean (least to most)\n| figure | real time | simulated |\n| --- | --: | --: |`,
  );
  for (const figure of cell.figures) console.log(`| ${figure} | ${cells(figure)} |`);
};
