import { createHash, randomBytes } from "node:crypto";
import { type Entries, type Operation, readName } from "@techlookup/core/enrich";
import { check, configurationError, EntryReader, enrichSettings, KeySet } from "@techlookup/core/platform";
import type { Queue } from "bullmq";
import { type ChunkCounts, type ChunkEntry, type ChunkJob, jobIdOf } from "./chunk-job.ts";
import type { FleetLedger, RunPlan, RunState } from "./ledger/fleet-ledger.ts";
import { checkRunName } from "./run-name.ts";

/** The options of `fleet.submit`. */
export interface SubmitOptions {
  /** What to look up for each domain. Default `technologies`. */
  readonly operation?: Operation | undefined;
  /** With `technologies`: whether to use live detection (5 credits) for a domain without a stored profile. Requires a `creditLimit`. Default `false`. */
  readonly live?: boolean | undefined;
  /** The most credits that all workers together may spend on the run, by the known prices. Default: no limit; live detection requires one. */
  readonly creditLimit?: number | undefined;
  /** Credits that the account has used so far, as `/v1/credits` reports them: with it, `collect` can tell whether a lost call was charged. Default: unknown. */
  readonly usedBefore?: number | undefined;
  /** Entries a chunk. Default 200. */
  readonly chunkSize?: number | undefined;
}

/** What was submitted. */
export interface Submitted {
  /** `begun`, or `continued`: a run of this name and list was there, and goes on. */
  readonly state: "begun" | "continued";
  /** Chunks that the list was cut into. */
  readonly chunks: number;
  /** Entries of the list, blank lines and comments left out. */
  readonly entries: number;
  /** Domains, each once. */
  readonly domains: number;
  /** The credit limit that applies: of a run that is continued without one, the one that it had. */
  readonly creditLimit?: number | undefined;
}

/** Jobs that are added in one go. */
const jobsAtOnce = 100;

/** A failed chunk is tried again after so long, in milliseconds. */
const retryMs = 30_000;

/** A chunk that failed for good, since the store had lost its run, is kept for so long. BullMQ counts in seconds. */
const keepFailedSeconds = 30 * 86_400;

/** A list, cut. */
interface Cut {
  readonly chunks: readonly (readonly ChunkEntry[])[];
  readonly entries: number;
  readonly domains: number;
  readonly listHash: string;
}

const cut = async (list: Entries, chunkSize: number, lookup: string): Promise<Cut> => {
  const chunks: ChunkEntry[][] = [];
  const seen = new KeySet();
  const hash = createHash("sha256").update(`${lookup} ${chunkSize}\n`);
  const reader = new EntryReader(list);
  let entries = 0;
  for (let entry = await reader.next(); entry; entry = await reader.next()) {
    const { input, line } = entry;
    const { domain, problem } = readName(input);
    if (domain === undefined && problem === undefined) continue;
    hash.update(`${line}\t${input}\n`);
    const isDuplicate = domain !== undefined && !seen.add(domain);
    if (entries++ % chunkSize === 0) chunks.push([]);
    chunks.at(-1)?.push(isDuplicate ? [line, input, 1] : [line, input]);
  }
  return { chunks, entries, domains: seen.size, listHash: hash.digest("hex").slice(0, 32) };
};

const checkSubmission = ({ operation, live, creditLimit, chunkSize = 200 }: SubmitOptions): void => {
  // Its rules are those of a run on one machine.
  enrichSettings({ operation, live, creditLimit });
  const fits = Number.isSafeInteger(chunkSize) && chunkSize >= 1 && chunkSize <= 5_000;
  check(fits, "chunkSize", "be a whole number from 1 to 5,000", chunkSize);
};

/** Cuts a list into chunks and hands them over to the workers: `fleet.submit`. */
export const submit = async (
  { ledger, queue }: { readonly ledger: FleetLedger; readonly queue: Queue<ChunkJob, ChunkCounts> },
  run: string,
  list: Entries,
  options: SubmitOptions,
): Promise<Submitted> => {
  checkRunName(run);
  checkSubmission(options);
  const { operation = "technologies", live = false, creditLimit, usedBefore, chunkSize = 200 } = options;
  const { chunks, entries, domains, listHash } = await cut(list, chunkSize, `${operation} ${live}`);
  check(entries > 0, "domains", "have at least one entry", entries);
  const counted = { chunkSize, chunks: chunks.length, entries };
  const plan: RunPlan = {
    id: randomBytes(4).toString("hex"),
    operation,
    live,
    creditLimit,
    ...counted,
    listHash,
    usedBefore,
  };
  const begun = await ledger.begin(run, plan);
  if (typeof begun === "object") throw differs(run, begun.differs, plan, await ledger.read(run));
  const state = await ledger.read(run);
  const { id } = state ?? plan;
  const isDone = state?.finished === chunks.length;
  // Adding a chunk that waits already changes nothing.
  for (let first = isDone ? chunks.length : 0; first < chunks.length; first += jobsAtOnce) {
    await queue.addBulk(
      chunks.slice(first, first + jobsAtOnce).map((part, at) => ({
        name: "chunk",
        data: { run, chunk: first + at, id, operation, live, entries: part },
        opts: {
          jobId: jobIdOf({ run, chunk: first + at, id }),
          attempts: Number.MAX_SAFE_INTEGER,
          backoff: { type: "fixed", delay: retryMs },
          removeOnComplete: true,
          removeOnFail: { age: keepFailedSeconds },
        },
      })),
    );
  }
  // Those that were put off when the run was stopped, and those whose run had been removed, or lost by the store.
  await queue.promoteJobs();
  await queue.retryJobs({ state: "failed" });
  return { state: begun, chunks: chunks.length, entries, domains, creditLimit: state?.creditLimit };
};

const differs = (run: string, field: keyof RunPlan, plan: RunPlan, known: RunState | undefined): Error => {
  const [own, other] = [plan[field], known?.[field]];
  const what = field === "listHash" ? "another list, or other chunks" : `${field} ${other}, not ${own}`;
  return configurationError(
    "run",
    `"${run}" was submitted with ${what}. Use another name, or the same list and options`,
  );
};
