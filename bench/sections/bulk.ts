import { bulkEntries, sequentialEntry } from "../bulk/clients.ts";
import { type BulkScenario, runBulk } from "../bulk/run-bulk.ts";
import { simulated, simulatedTitles } from "../bulk/simulated.ts";
import { problemOf } from "../problem.ts";
import type { Measure, Row, Table } from "../results.ts";
import type { Context, Section } from "../section.ts";
import { inParallel, type Sample } from "../slot.ts";
import { cellOf } from "../statistics.ts";

interface Plan extends BulkScenario {
  readonly name: string;
  readonly paces: readonly Context["pace"]["bulk"][];
}

const short = { limit: 100, windowMs: 6_000, calls: 400, atATime: 20 };
const real = { limit: 300, windowMs: 60_000, calls: 880, atATime: 20 };
const plans: readonly Plan[] = [
  { name: "6-s-1", ...short, calls: 200, processes: 1, paces: ["short"] },
  { name: "6-s-1", ...short, processes: 1, paces: ["usual", "long"] },
  { name: "6-s-8", ...short, processes: 8, paces: ["usual", "long"] },
  { name: "60-s-1", ...real, processes: 1, paces: ["long"] },
  { name: "60-s-8", ...real, processes: 8, paces: ["long"] },
];

const measures: readonly Measure[] = [
  { name: "refused", title: "429s", unit: "" },
  { name: "wall", title: "time, × the least", unit: "×" },
  { name: "lost", title: "calls lost", unit: "" },
  { name: "roundTrips", title: "Redis commands a call", unit: "each" },
];
const simulatedMeasures: readonly Measure[] = [
  { name: "refused", title: "429s", unit: "%" },
  { name: "wall", title: "time, × the least", unit: "×" },
  { name: "used", title: "of what others leave, used", unit: "×" },
];

/** Runs that wait more than they work, some at a time. */
const rowsOf = async (
  names: readonly string[],
  atATime: number,
  run: (name: string, index: number) => Promise<Sample>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  await inParallel(atATime, names.length, async (index) => {
    const entry = names[index] ?? "";
    try {
      const cells = Object.entries(await run(entry, index)).map(([name, value]) => [name, cellOf([value])]);
      rows[index] = { entry, cells: Object.fromEntries(cells) };
    } catch (thrown) {
      rows[index] = { entry, cells: {}, problem: problemOf(thrown) };
    }
  });
  return rows;
};

const titleOf = ({ windowMs, limit, calls, processes }: Plan): string => {
  const who = processes === 1 ? "one process" : `${processes} processes on one key`;
  return `${calls.toLocaleString("en")} calls, ${limit} requests in ${windowMs / 1_000} s, ${who}`;
};

const tableOf = async (plan: Plan, wanted: readonly string[]): Promise<Table> => {
  const all = plan.processes === 1 && plan.windowMs < 60_000 ? [...bulkEntries, sequentialEntry] : bulkEntries;
  // Without a store each process of ours would count alone.
  const fit = all.filter(({ name }) => plan.processes === 1 || name !== "paced");
  const chosen = fit.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const names = chosen.map(({ name }) => name);
  const atOnce = plan.windowMs < 60_000 ? (plan.processes > 1 ? 4 : 5) : names.length;
  // Once all of the first have loaded, and each at a moment of its own: who starts as a window opens must not meet the others.
  const firstMs = performance.now() + 400 * atOnce * plan.processes;
  const rows = await rowsOf(names, atOnce, (name, index) => {
    const start = { atMs: firstMs + (index / names.length) * plan.windowMs, windowMs: plan.windowMs };
    const entry = all.find((one) => one.name === name) ?? sequentialEntry;
    return runBulk(entry, entry === sequentialEntry ? { ...plan, atATime: 1 } : plan, start);
  });
  return { name: plan.name, title: titleOf(plan), measures, rows };
};

const clients = [...bulkEntries, sequentialEntry].map(({ name }) => name);

export const bulk: Section = {
  name: "bulk",
  title: "Many calls at the limit",
  clients,
  async run({ pace, words = [] }) {
    // Each program that runs is ended with this process.
    process.setMaxListeners(0);
    const wanted = words.filter((word) => clients.includes(word));
    const tables: Table[] = [];
    for (const plan of plans) if (plan.paces.includes(pace.bulk)) tables.push(await tableOf(plan, wanted));
    if (pace.bulk !== "short" && wanted.length === 0) {
      const rows = await rowsOf(Object.keys(simulatedTitles), 2, simulated);
      const title = "Our pacer in virtual time, 300 requests in 60 s, 8 processes on one window";
      tables.push({ name: "simulated", title, head: "Server", measures: simulatedMeasures, rows });
    }
    return {
      how: "Each client is told the limit, as far as it asks for one, makes 20 calls at a time in each process, and repeats what is refused by its own defaults. The sandbox counts in a rolling window, answers at once, and its log says what was refused. The least time is a window for each full one but the last, and one answer. Where a limiter keeps no count that processes share, each process has its part of the limit. Commands are those that clients send to Redis, each a round trip: without greetings, and with those that wait for an event.",
      tables,
    };
  },
};
