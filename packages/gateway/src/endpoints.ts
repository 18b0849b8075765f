/** One endpoint as the gateway lets it through: what is not named here never reaches the API. */
export interface EndpointRule {
  readonly method: "GET" | "POST";
  /** As the API is asked. `{domain}`, `{name}` and `{id}` stand for one segment each. */
  readonly path: string;
  /** Query parameters that are forwarded. Any other is refused. */
  readonly query: readonly string[];
  /** What a call costs at most, in credits. Only 0 for the account and 5 for live detection are documented. */
  readonly credits: number;
  /** Whether an answer without the API's envelope counts as data, as one older company path answers (observed). */
  readonly bareAnswer?: true;
  /** Longest wait for the API, in milliseconds, where it is not 30,000. */
  readonly timeoutMs?: number;
}

/**
 * Every endpoint that a gateway can let through, by the name of the client's method that calls it.
 *
 * The order counts: a path belongs to the first entry that it fits, so that `/v1/technology/name/companies` is the
 * technology named "companies", and never the companies of a technology with the id "name".
 *
 * @example
 * console.log(endpoints["domains.detectLive"].credits); // 5
 */
// biome-ignore format: a table reads row by row
export const endpoints = {
  "account.usage": { method: "GET", path: "/v1/usage", query: ["start_date", "end_date"], credits: 0 },
  "account.credits": { method: "GET", path: "/v1/credits", query: [], credits: 0 },
  // Live detection loads the website, which takes tens of seconds.
  "domains.detectLive": { method: "POST", path: "/v1/technology-lookup-live", query: [], credits: 5, timeoutMs: 120_000 },
  "domains.get": { method: "GET", path: "/v1/domain/{domain}", query: [], credits: 1 },
  "companies.get": { method: "GET", path: "/v1/company/{domain}", query: [], credits: 1, bareAnswer: true },
  "technologies.get": { method: "GET", path: "/v1/technology/name/{name}", query: [], credits: 1 },
  "technologies.domains": { method: "GET", path: "/v1/technology/name/{name}/domains", query: ["limit"], credits: 1 },
  "technologies.companies": { method: "GET", path: "/v1/technology/{id}/companies", query: ["limit", "offset", "country", "industry"], credits: 1 },
  "signals.adoption": { method: "GET", path: "/v1/signals/adoption", query: ["limit", "offset", "technology_id", "days"], credits: 1 },
  "signals.churn": { method: "GET", path: "/v1/signals/churn", query: ["limit", "offset", "technology_id", "days"], credits: 1 },
} as const;

/** The name of an endpoint, as `allow` takes it: that of the client's method. */
export type EndpointName = keyof typeof endpoints;

/** All names, in the table's order. */
export const endpointNames = Object.keys(endpoints) as readonly EndpointName[];
