/** Prints the grid: `npm run fleet-sim -- [words of a scenario] [--seeds 10]`. */
import { parseArgs } from "node:util";
import { clients, scenarios } from "./grid.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: "string", default: "10" } },
});
const chosen = Object.entries(scenarios).filter(([name]) => positionals.every((word) => name.includes(word)));
if (!chosen.length) {
  console.error(
    `No scenario has these words in its name: ${positionals.join(" ")}. There are:\n${Object.keys(scenarios).join("\n")}`,
  );
  process.exitCode = 2;
}
for (const [name, run] of chosen) {
  const rows = Object.entries(clients).map(([client, make]) => [client, run(make, Number(values.seeds))] as const);
  const columns = Object.keys(rows[0]?.[1] ?? {});
  console.log(`\n${name}\n| client | ${columns.join(" | ")} |\n| --- | ${columns.map(() => "--:").join(" | ")} |`);
  for (const [client, row] of rows) {
    console.log(`| ${client} | ${columns.map((column) => Number((row[column] ?? 0).toFixed(3))).join(" | ")} |`);
  }
}
