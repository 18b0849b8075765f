import { type Clock, isTechLookupError } from "@techlookup/core/common";
import { type EnrichRecord, enrich } from "@techlookup/core/enrich";
import { configurationError, type TechLookupClient } from "@techlookup/core/platform";
import type { ChunkEntry, ChunkJob } from "./chunk-job.ts";
import { ChunkEnded } from "./chunk-ledger.ts";
import { CollectLedger } from "./collect-ledger.ts";
import type { FleetLedger, RunState } from "./ledger/fleet-ledger.ts";
import { collectChunk } from "./ledger/ledger-keys.ts";
import { knownRecords } from "./process-chunk.ts";
import { recordFor } from "./record-text.ts";
import { checkRunName } from "./run-name.ts";
import type { ChunkName, Sink } from "./sink/sink.ts";

/** The options of `fleet.collect`. */
export interface CollectOptions {
  /** Where the workers' records are. */
  readonly sink: Sink;
  /** Makes the calls that decide what became of lookups whose outcome is unknown. Without it, they stay ambiguous. */
  readonly client?: TechLookupClient | undefined;
  /**
   * Whether to repeat a lookup that may have been charged and whose response was lost: `true` repeats it even if the account shows that it was charged, `false` only if the
   * account shows that it was not. Default: also if the account does not show it, for calls of 1 credit, but not for live detection.
   */
  readonly repeatAmbiguous?: boolean | undefined;
  /** Whether to collect what is there of a run that is not finished. Default `false`: it is refused, unless the run was stopped. */
  readonly partial?: boolean | undefined;
  /** Ends the lookups that decide. */
  readonly signal?: AbortSignal | undefined;
  /** Measures time, for tests. Default: the platform's clock. */
  readonly clock?: Clock | undefined;
}

/** The records of a run, in the order of its list. Can be iterated once. */
export interface Collection extends AsyncIterable<EnrichRecord<unknown>> {
  /** What the run has come to, once lookups whose outcome was unknown have been decided: before the first record. */
  readonly state: RunState | undefined;
}

/** What is collected from. */
export interface CollectSource {
  readonly ledger: FleetLedger;
  /** The entries of a chunk whose job has not ended. */
  readonly entriesOf: (job: Pick<ChunkJob, "run" | "chunk" | "id">) => Promise<readonly ChunkEntry[]>;
}

/** Reads a run's records: `fleet.collect`. */
export const collect = (source: CollectSource, run: string, options: CollectOptions): Collection => {
  checkRunName(run);
  if (!options?.sink?.read)
    throw configurationError("sink", "must have read, as that of partFiles, or its records cannot be collected");
  let state: RunState | undefined;
  const records = read(source, run, options, (next) => {
    state = next;
  });
  return {
    get state() {
      return state;
    },
    [Symbol.asyncIterator]: () => records,
  };
};

const stateOf = async (ledger: FleetLedger, run: string): Promise<RunState> => {
  const state = await ledger.read(run);
  if (state) return state;
  const others = await ledger.list();
  const known = others.length ? `the runs are ${others.slice(0, 10).join(", ")}` : "there are no runs for this key";
  throw configurationError("run", `"${run}" is not in the store: ${known}. Submit it first, with the same key`);
};

async function* read(
  source: CollectSource,
  run: string,
  options: CollectOptions,
  tell: (state: RunState) => void,
): AsyncGenerator<EnrichRecord<unknown>, void, undefined> {
  const { ledger } = source;
  const { sink, partial = false } = options;
  const before = await stateOf(ledger, run);
  if (before.finished < before.chunks && !before.halted && !partial) {
    const progress = `${before.finished} of its ${before.chunks} chunks are finished`;
    throw configurationError(
      "run",
      `"${run}" is still being worked on: ${progress}. Wait, or collect what is there with partial`,
    );
  }
  const problem = await decideOpen(ledger, run, before, options);
  const state = await stateOf(ledger, run);
  tell(state);
  const late = await ledger.lateResults(run);
  const open = new Map((await ledger.openDomains(run)).map(({ domain, credits }) => [domain, credits]));
  for (let chunk = 0; chunk < state.chunks; chunk++) {
    const name = { run, id: state.id, chunk };
    const host = await ledger.writtenBy(run, chunk);
    // What else is in the sink, a worker may have left that lost the chunk.
    const records =
      host === undefined
        ? await unfinished(source, name, { late, open })
        : await written(sink, { ...name, host, state });
    for (const record of records) {
      const text = record.kind === "ambiguous" ? late.get(record.domain) : undefined;
      yield text === undefined ? record : recordFor(text, record.input, record.line);
    }
  }
  if (problem) throw problem.thrown;
}

/** The records of a chunk that a worker has written. */
const written = async (
  { read }: Sink,
  { run, id, chunk, host, state }: ChunkName & { readonly host: string; readonly state: RunState },
): Promise<readonly EnrichRecord<unknown>[]> => {
  const records = await read?.({ run, id, chunk });
  const [name, advice] = [`chunk ${chunk} of "${run}", which ${host} has written`, "Copy its files here"];
  if (!records) throw configurationError("sink", `has no records of ${name}. ${advice}`);
  const wanted = Math.min(state.chunkSize, state.entries - chunk * state.chunkSize);
  if (records.length === wanted) return records;
  throw configurationError("sink", `has ${records.length} of the ${wanted} records of ${name}. ${advice} again`);
};

/** What the store has of a chunk that is not finished. */
const unfinished = async (
  { ledger, entriesOf }: CollectSource,
  job: Pick<ChunkJob, "run" | "chunk" | "id">,
  { late, open }: { readonly late: ReadonlyMap<string, string>; readonly open: ReadonlyMap<string, number> },
): Promise<readonly EnrichRecord<unknown>[]> => {
  const { run, chunk } = job;
  const entries = await entriesOf(job);
  const results = new Map([...late, ...(await ledger.results(run, chunk))]);
  const { records } = knownRecords(entries, { open, results });
  return entries.flatMap(([line]) => records.get(line) ?? []);
};

/** Decides what became of lookups whose outcome is unknown, while nothing of the run is on its way. Returns what stopped that. */
const decideOpen = async (
  ledger: FleetLedger,
  run: string,
  before: RunState,
  { client, repeatAmbiguous, signal, clock }: CollectOptions,
): Promise<{ readonly thrown: unknown } | undefined> => {
  // What is still reserved when every chunk is finished, a collect that was killed has left: its lookups are open as well.
  if (!client || before.halted || before.finished < before.chunks) return undefined;
  const domains = (await ledger.openDomains(run)).map(({ domain }) => domain);
  if (!domains.length) return undefined;
  const claim = await ledger.claim(run, before.id, collectChunk, domains);
  if (claim.state !== "claimed") return undefined;
  // Once more: what had been reserved is counted as open now.
  const state = await stateOf(ledger, run);
  const { operation, live } = state;
  const decided = enrich(client, domains, {
    ...{ operation, live, repeatAmbiguous, signal, clock },
    creditLimit: Number.MAX_SAFE_INTEGER,
    ledger: new CollectLedger(ledger, { run, before: state, ...claim }),
  });
  try {
    for await (const _ of decided);
  } catch (thrown) {
    const isTaken = isTechLookupError(thrown) && thrown.cause instanceof ChunkEnded;
    if (isTaken) throw configurationError("run", `"${run}" is being collected by someone else. Collect it again later`);
    return { thrown };
  }
  return undefined;
};
