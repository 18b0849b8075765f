import type { EndpointName } from "./endpoints.ts";

/**
 * Endpoints whose answers may be kept, for as long as `cacheTimesMs` says. What is not listed may not: it tells of the account, of today, or looks
 * at a site now. Apart from `endpoints`, so that pages, which keep nothing, do not load it.
 */
export const cacheable: readonly EndpointName[] = [
  "domains.get",
  "companies.get",
  "technologies.get",
  "technologies.domains",
  "technologies.companies",
];

/**
 * How long an answer of a cacheable endpoint may be kept, in milliseconds: data a day, as the vendor advises for lookups
 * of domains; a 404 an hour, since a crawl may add what is missing. The hour is our decision.
 *
 * @example
 * const expiresAt = Date.now() + cacheTimesMs.data;
 */
export const cacheTimesMs = { data: 86_400_000, missing: 3_600_000 } as const;
