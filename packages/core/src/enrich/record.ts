import type { Company } from "../api/companies.ts";
import type { DomainProfile } from "../api/domains.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";

/**
 * What is looked up for each domain.
 *
 * - `technologies`: the stored profile (1 credit).
 * - `company`: the company behind the domain (1 credit).
 * - `live`: what the website runs now (5 credits).
 */
export type Operation = "technologies" | "company" | "live";

/** What an operation finds. */
export interface Findings {
  /** A stored profile. */
  technologies: DomainProfile;
  /** A company. */
  company: Company;
  /** A profile of now. */
  live: DomainProfile;
}

/** Credits that something has cost: an estimate by the documented prices, since the API does not tell. */
export interface Charge {
  /** What it has cost at the least. */
  readonly least: number;
  /** What it has cost at most: attempts that failed are charged or not; nobody knows. */
  readonly most: number;
}

/** What every record tells. */
export interface RecordOf<Kind extends string> {
  /** What became of it. */
  readonly kind: Kind;
  /** The cell of the list, as it was given. */
  readonly input: string;
  /** Its line, where the list tells one, or its place in the list, counted from 1. */
  readonly line: number;
}

/** What a record tells of a domain that was looked up. */
export interface LookedUp<Kind extends string> extends RecordOf<Kind> {
  /** The domain that was looked up. */
  readonly domain: string;
  /** What that has cost. 0 where the answer was known before. */
  readonly charge: Charge;
}

/** One entry of the list, and what became of it. Every entry gets exactly one. */
export type EnrichRecord<Data = DomainProfile> =
  /** The answer of the operation. */
  | (LookedUp<"found"> & { readonly data: Data })
  /** Nothing was stored, so the website was looked at now. */
  | (LookedUp<"detected-live"> & { readonly data: DomainProfile })
  /** The API knows nothing of it. */
  | LookedUp<"not-found">
  /** The call failed, and had no result that anybody has to guess. */
  | (LookedUp<"failed"> & { readonly error: TechLookupError })
  /** The call may have been charged, and its result is unknown: the answer was lost. */
  | (LookedUp<"ambiguous"> & { readonly error: TechLookupError })
  /** Nothing was sent. */
  | (RecordOf<"skipped"> & { readonly domain?: string; readonly reason: SkipReason; readonly problem: string });

/**
 * Why nothing was sent for an entry.
 *
 * - `not-a-domain`: it is no domain name.
 * - `duplicate`: it means a domain that an earlier entry means.
 */
export type SkipReason = "not-a-domain" | "duplicate";
