/**
 * Prints the grid: `npm run fleet-sim -- [a cell, or words of some]`. `--clients "with the gate,none"` and `--seeds 3` run less. `--record` keeps the
 * figures of the client with the gate, which a test compares. `--real` runs small cells in real time as well, with the real client.
 */
import { parseArgs } from "node:util";
import { cells, clients, type Row, rowOf } from "./grid.ts";
import { record } from "./recorded.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string" },
    clients: { type: "string", default: Object.keys(clients).join() },
    record: { type: "boolean", default: false },
    real: { type: "boolean", default: false },
  },
});
const words = positionals.join(" ");
const chosen = Object.entries(cells).filter(
  ([name]) => name === words || (!(words in cells) && positionals.every((word) => name.includes(word))),
);
const seeds = values.seeds === undefined ? undefined : Number(values.seeds);

/** The real client beside the simulated one. */
const printReal = async (): Promise<void> => {
  const { compare, compared } = await import("./agreement.ts");
  for (const [name, cell] of chosen) if (words || compared.includes(name)) await compare(name, cell, seeds ?? 10);
};

const printGrid = (): void => {
  const own: Record<string, Row> = {};
  for (const [name, cell] of chosen) {
    const { figures } = cell;
    console.log(`\n${name}\n| client | ${figures.join(" | ")} |\n| --- | ${figures.map(() => "--:").join(" | ")} |`);
    for (const client of values.record ? ["with the gate"] : values.clients.split(",")) {
      const make = clients[client];
      if (!make) throw new Error(`there is no client ${client}`);
      const row = rowOf(cell, make, seeds);
      own[name] ??= row;
      console.log(`| ${client} | ${figures.map((figure) => Number((row[figure] ?? 0).toFixed(3))).join(" | ")} |`);
    }
  }
  if (values.record) record(own);
};

if (chosen.length === 0) {
  console.error(`No cell has these words in its name: ${words}. There are:\n${Object.keys(cells).join("\n")}`);
  process.exitCode = 2;
} else if (values.real) await printReal();
else printGrid();
