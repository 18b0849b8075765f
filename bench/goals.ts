/** What a run must reach. */
export interface Goal {
  readonly section: string;
  readonly table: string;
  readonly entry: string;
  readonly measure: string;
  /** A ratio to bare `fetch`, or the figure itself in the unit of its measure. */
  readonly of: "ratio" | "figure";
  readonly atMost?: number;
  readonly atLeast?: number;
}

const overhead = (table: string, entry: string, measure: string, atMost: number): Goal => ({
  ...{ section: "overhead", table, entry, measure, of: "ratio", atMost },
});

const memory = (entry: string, measure: string, atMost: number): Goal => ({
  ...{ section: "memory", table: "retried", entry, measure, of: "figure", atMost },
});

const bulk = (table: string, entry: string, measure: string, atMost: number): Goal => ({
  ...{ section: "bulk", table, entry, measure, of: "figure", atMost },
});

/** In real time and simulated. */
const outage = (section: string, table: string, measure: string, bound: Pick<Goal, "atMost" | "atLeast">): Goal[] =>
  [table, `${table}-simulated`].map((name) => ({
    ...{ section, table: name, entry: "node", measure, of: "figure", ...bound },
  }));

export const goals: readonly Goal[] = [
  overhead("success", "core", "cpu", 1.1),
  overhead("success-50", "core", "cpu", 1.15),
  overhead("success", "node", "cpu", 0.65),
  overhead("success-50", "node", "cpu", 0.55),
  overhead("not-found", "core", "cpu", 1.15),
  overhead("not-found-50", "core", "cpu", 1.15),
  overhead("refused", "core", "cpu", 1.15),
  overhead("refused-50", "core", "cpu", 1.15),
  overhead("success-50", "core", "p50", 1.15),
  overhead("success-50", "node", "p50", 0.6),
  overhead("success", "core", "allocation", 1.3),
  overhead("success", "node", "allocation", 1.3),
  { section: "cold-start", table: "first-answer", entry: "core", measure: "time", of: "ratio", atMost: 1.15 },
  { section: "cold-start", table: "first-answer", entry: "node", measure: "time", of: "ratio", atMost: 1.15 },
  { section: "size", table: "size", entry: "browser", measure: "browser", of: "figure", atMost: 12_000 },
  ...["core", "node"].flatMap((entry) => [
    memory(entry, "abort", 10),
    ...["failures", "sockets", "timers", "listeners"].map((measure) => memory(entry, measure, 0)),
  ]),
  ...["6-s-1", "6-s-8", "60-s-1", "60-s-8"].flatMap((table) =>
    ["paced", "paced-redis"].flatMap((entry) => [
      bulk(table, entry, "refused", 0),
      bulk(table, entry, "lost", 0),
      bulk(table, entry, "wall", table.startsWith("60") ? 1.02 : 1.06),
      ...(entry === "paced-redis" ? [bulk(table, entry, "roundTrips", 0.8)] : []),
    ]),
  ),
  // One each, and those that ask when a place is free.
  bulk("6-s-1", "paced-sequential", "roundTrips", 1.05),
  bulk("simulated", "two-bucket", "refused", 0.5),
  bulk("simulated", "live-detection", "wall", 1.12),
  ...outage("outage", "busy", "load", { atMost: 0.2 }),
  ...outage("outage", "busy", "saved", { atLeast: 95 }),
  ...outage("outage", "burst", "requests", { atMost: 2.1 }),
  ...outage("outage", "burst", "well", { atLeast: 98 }),
  ...outage("outage", "random-10", "well", { atLeast: 99.5 }),
  ...outage("outage", "random-30", "well", { atLeast: 98 }),
  ...outage("metastability", "stall-2", "load", { atMost: 0.5 }),
  ...outage("metastability", "stall-2", "saved", { atLeast: 90 }),
  ...outage("metastability", "stall-40", "load", { atMost: 1.5 }),
  ...["stall-2", "stall-40", "503-2", "503-40"].map(
    (table): Goal => ({
      ...{ section: "metastability", table: `${table}-simulated`, entry: "node", measure: "everBack", of: "figure" },
      atLeast: 10,
    }),
  ),
];
