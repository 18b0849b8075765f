/** A run with a journal, in a process of its own, which is killed: by whoever started it, or by itself at a named point. */
import { writeSync } from "node:fs";
import process from "node:process";
import { type Clock, systemClock } from "@techlookup/core/common";
import { type EnrichOptions, enrich, openJournal } from "../../../src/enrich.ts";
import { TechLookup } from "../../../src/index.ts";
import { type Kill, killer } from "./points.ts";

/** What it does. */
export interface KilledRun extends Pick<EnrichOptions, "operation" | "repeatAmbiguous"> {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The journal. */
  readonly path: string;
  readonly list: readonly string[];
  readonly concurrency: number;
  /** Where it kills itself. Default: nowhere. */
  readonly kill?: Kill | undefined;
  /** What it forgets, so that promises break. Default: nothing. */
  readonly forgets?: "intent" | "result" | undefined;
}

/** What it prints, a line each. */
export type Printed =
  | { readonly is: "ready" }
  | { readonly is: "record"; readonly domain: string; readonly kind: string; readonly data: string }
  | { readonly is: "end"; readonly leftOut: number };

/** Written at once: what has been handed on is known to whoever started it, however this process ends. */
const print = (printed: Printed): void => void writeSync(1, `${JSON.stringify(printed)}\n`);

/** Two readings of the account are a minute apart. The sandbox's does not lag. */
const impatient: Clock = {
  now: () => systemClock.now(),
  setTimer: (callback, ms) => systemClock.setTimer(callback, ms >= 60_000 ? 250 : ms),
};

const run = JSON.parse(process.argv[2] ?? "") as KilledRun;
const { baseUrl, apiKey, path, list, concurrency, operation = "technologies", repeatAmbiguous, kill, forgets } = run;
const at = killer(kill, operation);
const client = new TechLookup({
  ...{ apiKey, baseUrl, pacing: false },
  retry: { transient: { baseMs: 5, capMs: 20 }, throttle: { baseMs: 5, capMs: 20 } },
  // A site that is looked at is named in the body alone: the sandbox notes callers.
  ...((operation === "live" || kill) && { fetch: at.fetch }),
});
const journal = await openJournal(path, { operation, apiKey, files: at.files });
if (forgets === "intent") journal.intend = () => Promise.resolve();
if (forgets === "result") journal.settle = () => Promise.resolve();
print({ is: "ready" });
const enrichment = enrich(client, list, {
  ...{ operation, repeatAmbiguous, concurrency, ledger: journal, replay: false, creditLimit: 1e6, clock: impatient },
});
for await (const record of enrichment) {
  if (record.kind === "skipped") throw new Error(record.problem);
  const data = "data" in record ? JSON.stringify(record.data) : "error" in record ? record.error.code : "";
  print({ is: "record", domain: record.domain, kind: record.kind, data });
  at.point("handed on", record.domain);
}
await journal.close();
print({ is: "end", leftOut: enrichment.report.leftOut });
