import type { KnownFact } from "./open-api-document.ts";
import type { PathName, QueryName } from "./parameters.ts";

/** One row of the table. */
export interface Endpoint {
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  /** How well path and method are known. */
  readonly known: KnownFact;
  readonly inPath?: readonly PathName[];
  readonly query?: readonly QueryName[];
  readonly credits: readonly [number, KnownFact];
  /** The name of the schema of `data`, and how well it is known. */
  readonly data: readonly [string, KnownFact];
  /** Whether the resource that is asked for may be unknown: 404. */
  readonly mayBeMissing?: true;
}

const profile = ["DomainProfile", "observed"] as const;
const one = [1, "observed"] as const;
const free = [0, "documented"] as const;
const paging = ["limit", "offset"] as const;

/** Every endpoint of which more than the path is known, by the name of the client's method that calls it. */
// biome-ignore format: a table reads row by row
export const endpoints: Readonly<Record<string, Endpoint>> = {
  "account.usage": { method: "get", path: "/v1/usage", summary: "Requests and credits used in a period.", known: "documented", query: ["start_date", "end_date"], credits: free, data: ["Usage", "documented"] },
  "account.credits": { method: "get", path: "/v1/credits", summary: "Credits used and left.", known: "documented", credits: free, data: ["Credits", "documented"] },
  "domains.detectLive": { method: "post", path: "/v1/technology-lookup-live", summary: "Looks at a website now, which can take tens of seconds.", known: "documented", credits: [5, "documented"], data: profile, mayBeMissing: true },
  "domains.get": { method: "get", path: "/v1/domain/{domain}", summary: "The stored profile of a domain.", known: "observed", inPath: ["domain"], credits: one, data: profile, mayBeMissing: true },
  "companies.get": { method: "get", path: "/v1/company/{domain}", summary: "The company that owns a domain. One older company path, not known which, answers without the envelope (observed).", known: "observed", inPath: ["domain"], credits: one, data: ["Company", "observed"], mayBeMissing: true },
  "technologies.get": { method: "get", path: "/v1/technology/name/{name}", summary: "A technology by its name.", known: "observed", inPath: ["name"], credits: one, data: ["TechnologyLookup", "observed"], mayBeMissing: true },
  "technologies.domains": { method: "get", path: "/v1/technology/name/{name}/domains", summary: "Domains that run a technology.", known: "observed", inPath: ["name"], query: ["limit"], credits: one, data: ["TechnologyDomains", "observed"], mayBeMissing: true },
  "technologies.companies": { method: "get", path: "/v1/technology/{id}/companies", summary: "One page of the companies that run a technology.", known: "observed", inPath: ["id"], query: [...paging, "country", "industry"], credits: one, data: ["TechnologyCompanies", "observed"], mayBeMissing: true },
  "signals.adoption": { method: "get", path: "/v1/signals/adoption", summary: "One page of the technologies that were taken up.", known: "observed", query: [...paging, "technology_id", "days"], credits: one, data: ["Signals", "observed"] },
  "signals.churn": { method: "get", path: "/v1/signals/churn", summary: "One page of the technologies that were given up.", known: "observed", query: [...paging, "technology_id", "days"], credits: one, data: ["Signals", "observed"] },
};

/** Paths that the vendor documents, and says nothing else of, not even their methods. */
export const barePaths: readonly string[] = ["/v1/technologies/lookup", "/v1/companies/batch"];
