import { binMs, type Passing, timing } from "./outage.ts";
import { heading, say } from "./print.ts";

const blocks = "▁▂▃▄▅▆▇█";

/** How many came in each part of the time, as a line of blocks; by their roots, so that one beside fifty still shows. */
const strip = ({ bins }: Passing, most: number): string =>
  bins.map((count) => (count === 0 ? " " : blocks.at(Math.ceil(blocks.length * Math.sqrt(count / most)) - 1))).join("");

const row = (label: string, ...cells: readonly (string | number)[]): void =>
  say(`  ${label.padEnd(28)}${cells.map((cell) => String(cell).padStart(18)).join("")}`);

/** The two clients beside each other. */
export const showOutage = ({ gated, ungated }: Readonly<Record<"gated" | "ungated", Passing>>): void => {
  const { beforeMs, outageMs, everyMs } = timing;
  const seconds = outageMs / 1_000;
  heading(`3. A server that was down for ${seconds} s`);
  say(
    `Meanwhile two clients looked up ${1_000 / everyMs} domains a second at another sandbox, which answered with a 503 for ${seconds} s. The calls of the first waited together, and one at a time tried the server. The second has \`recovery: false\`.`,
  );
  say();
  row("", "by default", "recovery: false");
  row("lookups begun in the outage", gated.begun, ungated.begun);
  row("of these succeeded", gated.saved, ungated.saved);
  row("requests in the outage", gated.requests, ungated.requests);
  row("longest lookup", ...[gated, ungated].map(({ longestMs }) => `${(longestMs / 1_000).toFixed(1)} s`));
  say();
  const most = Math.max(...gated.bins, ...ungated.bins);
  const down = `${" ".repeat(beforeMs / binMs)}${"down".padEnd(outageMs / binMs, "·")}`;
  say(`  ${"requests over time".padEnd(22)}${down}`, "dim");
  say(`  ${"by default".padEnd(22)}${strip(gated, most).trimEnd()}`);
  say(`  ${"recovery: false".padEnd(22)}${strip(ungated, most).trimEnd()}`);
};
