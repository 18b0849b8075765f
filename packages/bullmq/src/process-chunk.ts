import { type EnrichRecord, enrich, readName } from "@techlookup/core/enrich";
import type { TechLookupClient } from "@techlookup/core/platform";
import { cutOff } from "@techlookup/core/platform";
import type { ChunkEntry, ChunkJob } from "./chunk-job.ts";
import { ChunkLedger } from "./chunk-ledger.ts";
import type { Claim, FleetLedger } from "./ledger/fleet-ledger.ts";
import { recordFor } from "./record-text.ts";

/** What a worker needs for its chunks. */
export interface ChunkTools {
  readonly client: TechLookupClient;
  readonly ledger: FleetLedger;
  /** Lookups at a time. */
  readonly lookups: number;
  /** Told of each record as it comes. */
  readonly onRecord: (record: EnrichRecord<unknown>) => void;
}

type Claimed = Extract<Claim, { readonly state: "claimed" }>;

const duplicateOf = ([line, input]: ChunkEntry, domain: string): EnrichRecord<unknown> => {
  const problem = `line ${line} means ${domain} once more`;
  return { kind: "skipped", input, line, reason: "duplicate", domain, problem };
};

const openRecord = ([line, input]: ChunkEntry, domain: string, credits: number): EnrichRecord<unknown> => {
  const charge = { least: 0, most: credits };
  return { kind: "ambiguous", input, line, domain, charge, error: cutOff(domain) };
};

/** What the store knows of a chunk. */
export type Known = Pick<Claimed, "results" | "open">;

/** The records that can be told without a lookup, by line, and the entries that are left. */
export const knownRecords = (
  entries: readonly ChunkEntry[],
  { results, open }: Known,
): { readonly records: Map<number, EnrichRecord<unknown>>; readonly missing: readonly ChunkEntry[] } => {
  const records = new Map<number, EnrichRecord<unknown>>();
  const missing = entries.filter((entry) => {
    const [line, input, isDuplicate] = entry;
    const { domain } = readName(input);
    if (domain === undefined) return true;
    const text = results.get(domain);
    const credits = open.get(domain);
    if (isDuplicate) records.set(line, duplicateOf(entry, domain));
    else if (text !== undefined) records.set(line, recordFor(text, input, line));
    else if (credits !== undefined) records.set(line, openRecord(entry, domain, credits));
    else return true;
    return false;
  });
  return { records, missing };
};

/**
 * The records of a chunk, in the order of its entries: those that an earlier claim has left in the store, and the others by lookups now.
 *
 * Throws what ends the lookups: what every further call would meet, an `AbortError`, or an error whose cause is a `ChunkEnded`.
 */
export const lookUpChunk = async (
  job: ChunkJob,
  claim: Claimed,
  { client, ledger, lookups, onRecord }: ChunkTools,
  signal: AbortSignal,
): Promise<readonly EnrichRecord<unknown>[]> => {
  const { run, chunk, operation, live, entries } = job;
  const { records, missing } = knownRecords(entries, claim);
  const found = enrich(
    client,
    missing.map(([line, name]) => ({ name, line })),
    {
      ...{ operation, live, concurrency: lookups, signal },
      // The limit of the run is kept by the ledger, for all workers together.
      creditLimit: Number.MAX_SAFE_INTEGER,
      ledger: new ChunkLedger(ledger, { run, chunk, owner: claim.owner }),
    },
  );
  for await (const record of found) {
    records.set(record.line, record);
    onRecord(record);
  }
  return entries.flatMap(([line]) => records.get(line) ?? []);
};

/** The domains of a chunk that are looked up, each once. */
export const domainsOf = ({ entries }: ChunkJob): readonly string[] =>
  entries.flatMap(([, input, isDuplicate]) => (isDuplicate ? [] : (readName(input).domain ?? [])));
