/**
 * Looks up whole lists of domains: `@techlookup/core/enrich`.
 */
export { type Enrichment, enrich } from "./enrich.ts";
export type { EnrichOptions } from "./enrich-options.ts";
export type { Entries, Entry } from "./entries.ts";
export type { Baseline, Ledger, Recalled } from "./ledger.ts";
export type { Finding, Lookup } from "./lookup.ts";
export { type Name, readName } from "./read-name.ts";
export type { Charge, EnrichRecord, Findings, LookedUp, Operation, RecordOf, SkipReason } from "./record.ts";
export type { EnrichReport } from "./spend.ts";
