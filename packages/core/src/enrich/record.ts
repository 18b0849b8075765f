import type { Company } from "../api/companies.ts";
import type { DomainProfile } from "../api/domains.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";

/**
 * What to look up for each domain.
 *
 * - `technologies`: the stored profile (1 credit).
 * - `company`: the company behind the domain (1 credit).
 * - `live`: what the website uses now (5 credits, documented).
 */
export type Operation = "technologies" | "company" | "live";

/** What an operation finds. */
export interface Findings {
  /** A stored profile. */
  technologies: DomainProfile;
  /** A company. */
  company: Company;
  /** A live profile. */
  live: DomainProfile;
}

/** Credits that something has cost: an estimate by known prices, because the API does not report it. */
export interface Charge {
  /** The least that it has cost. */
  readonly least: number;
  /** The most that it can have cost: whether failed attempts are charged is unknown. */
  readonly most: number;
}

/** The fields of every record. */
export interface RecordOf<Kind extends string> {
  /** The outcome. */
  readonly kind: Kind;
  /** The entry of the list, as you passed it. */
  readonly input: string;
  /** Its line, if the list has one; otherwise its position in the list, counted from 1. */
  readonly line: number;
}

/** The fields of a record whose domain was looked up. */
export interface LookedUp<Kind extends string> extends RecordOf<Kind> {
  /** The domain that was looked up. */
  readonly domain: string;
  /** What the lookup has cost. 0 if the result was already known. */
  readonly charge: Charge;
}

/** One entry of the list, with its outcome. Every entry gets exactly one record. */
export type EnrichRecord<Data = DomainProfile> =
  /** The operation has a result. */
  | (LookedUp<"found"> & { readonly data: Data })
  /** There was no stored profile, so the website was detected live. */
  | (LookedUp<"detected-live"> & { readonly data: DomainProfile })
  /** The API does not know the domain. */
  | LookedUp<"not-found">
  /** The call failed, and it is known to have no result. */
  | (LookedUp<"failed"> & { readonly error: TechLookupError })
  /** The call may have been charged, and its result is unknown: the response was lost. */
  | (LookedUp<"ambiguous"> & { readonly error: TechLookupError })
  /** Nothing was sent. */
  | (RecordOf<"skipped"> & { readonly domain?: string; readonly reason: SkipReason; readonly problem: string });

/**
 * Why nothing was sent for an entry.
 *
 * - `not-a-domain`: it is not a domain name.
 * - `duplicate`: an earlier entry has the same domain.
 */
export type SkipReason = "not-a-domain" | "duplicate";
