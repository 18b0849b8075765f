/**
 * Proves that runs that are killed lose nothing, and pay for nothing twice in silence: `npm run prove:kills -- [moments] [seed]`. At so many random
 * moments (default 200), and at each named point, for each operation and however the server charges. Prints what it found; fails where a promise is broken.
 */
import { availableParallelism } from "node:os";
import process from "node:process";
import type { Operation } from "../../../src/enrich.ts";
import { type Life, type LifeEnd, listOf, liveThrough } from "./life.ts";
import { points } from "./points.ts";
import { brokenBy } from "./promises.ts";

const [moments = 200, first = 1] = process.argv.slice(2).map(Number);
const operations: readonly Operation[] = ["technologies", "company", "live"];
const modes: readonly Life["charges"][] = [["lost"], [], ["404"], ["5xx"], ["404", "5xx", "lost"]];

const sums = { lives: 0, runs: 0, kills: 0, requests: 0, open: 0, repeated: 0, broken: 0 };
const judge = (life: Life, end: LifeEnd): void => {
  const broken = brokenBy(life, end);
  sums.lives++;
  sums.runs += end.runs.length;
  sums.kills += end.runs.filter(({ wasKilled }) => wasKilled).length;
  sums.requests += end.requests.length;
  const records = [...(end.runs.at(-1)?.known.values() ?? [])];
  sums.open += records.filter(({ kind }) => kind === "ambiguous").length;
  sums.repeated += records.filter(({ repeated }) => repeated).length;
  if (!broken.length) return;
  sums.broken++;
  process.exitCode = 1;
  console.log(`BROKEN: ${JSON.stringify(life)}`);
  for (const what of broken) console.log(`  ${what}`);
};

/** Lives lives, as many at a time as there are processors. */
const liveAll = async (lives: Iterable<Life>): Promise<void> => {
  const iterator = lives[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next())
      judge(next.value, await liveThrough(next.value));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
};

const tell = (what: string, sinceMs: number): void => {
  const { lives, runs, kills, requests, open, repeated, broken } = sums;
  const seconds = Math.round((performance.now() - sinceMs) / 1_000);
  console.log(
    `${what}: ${lives} lives, ${runs} runs, ${kills} killed, ${requests} requests; in the end ${open} records are ambiguous, ` +
      `${repeated} listed as perhaps paid for more than once; ${broken} lives broke a promise (${seconds} s)`,
  );
  for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] = 0;
};

const atPoints = function* (): Generator<Life> {
  let seed = first;
  for (const operation of operations)
    for (const charges of modes)
      for (const point of points)
        for (const domain of listOf(4).slice(1, charges.length > 1 ? 2 : 3))
          yield { seed: seed++, operation, charges, domains: 4, concurrency: 2, kill: { point, domain } };
};

/** How long a run takes that nobody kills, as the shortest of three tells: its faults may make it wait. */
const lengthOf = async (life: Life): Promise<number> => {
  const lengths: number[] = [];
  for (let seed = first; seed < first + 3; seed++)
    lengths.push((await liveThrough({ ...life, seed })).runs[0]?.livedMs ?? 0);
  return Math.min(...lengths);
};

const atMoments = function* (withinMs: number): Generator<Life> {
  for (let seed = first; sums.kills < moments; seed++) {
    const [operation = "live", charges = []] = [operations[seed % 3], modes[seed % modes.length]];
    const repeatAmbiguous = seed % 4 ? undefined : true;
    yield { seed, operation, charges, domains: 40, concurrency: 6, withinMs, repeatAmbiguous };
  }
};

let sinceMs = performance.now();
const unkilled = { seed: first, operation: "technologies", charges: ["lost"], domains: 40, concurrency: 6 } as const;
const withinMs = await lengthOf(unkilled);
await liveAll(atMoments(withinMs));
tell(`at random moments within ${Math.round(withinMs)} ms`, sinceMs);
sinceMs = performance.now();
await liveAll(atPoints());
tell(`at ${points.length} points of ${operations.length} operations, in ${modes.length} ways to charge`, sinceMs);
