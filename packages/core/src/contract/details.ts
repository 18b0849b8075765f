import { cacheable } from "./cacheable.ts";
import { type Endpoint, type EndpointName, endpoints } from "./endpoints.ts";

/** How well a fact about the API is known: stated by the vendor, or seen in other people's client code only. */
export type Fact = "documented" | "observed";

/** What is known of an endpoint besides what a call of it needs. */
export interface EndpointDetails {
  /** What it does, as a sentence. */
  readonly summary: string;
  /** How well each part is known: path and method, the price, the answer, and the body where there is one. */
  readonly known: {
    readonly path: Fact;
    readonly credits: Fact;
    readonly answer: Fact;
    readonly body?: Fact;
  };
  /** The type of its data, as `@techlookup/core` exports it. */
  readonly answer: string;
  /** Whether what is asked for may be unknown to the API: a 404. */
  readonly mayBeMissing: boolean;
  /** Whether a call whose answer was lost may be sent again, without the caller's consent. */
  readonly repeatable: boolean;
  /** Whether an answer may be kept, for as long as `cacheTimesMs` says. */
  readonly cacheable: boolean;
}

/**
 * What people read about each endpoint. Apart from `endpoints`, so that programs that only
 * call the API do not load it. `listEndpoints` publishes it: texts are no part of a public type.
 */
const details = {
  "account.usage": {
    summary: "Requests and credits used in a period.",
    known: { path: "documented", credits: "documented", answer: "documented" },
    answer: "Usage",
    mayBeMissing: false,
    repeatable: true,
  },
  "account.credits": {
    summary: "Credits used and left.",
    known: { path: "documented", credits: "documented", answer: "documented" },
    answer: "Credits",
    mayBeMissing: false,
    repeatable: true,
  },
  "domains.detectLive": {
    summary: "Looks at a website now, which can take tens of seconds.",
    known: { path: "documented", credits: "documented", answer: "observed", body: "observed" },
    answer: "DomainProfile",
    mayBeMissing: true,
    // It may be charged again.
    repeatable: false,
  },
  "domains.get": {
    summary: "The stored profile of a domain.",
    known: { path: "observed", credits: "observed", answer: "observed" },
    answer: "DomainProfile",
    mayBeMissing: true,
    repeatable: true,
  },
  "companies.get": {
    summary:
      "The company that owns a domain. One older company path, not known which, answers without the envelope (observed).",
    known: { path: "observed", credits: "observed", answer: "observed" },
    answer: "Company",
    mayBeMissing: true,
    repeatable: true,
  },
  "technologies.get": {
    summary: "A technology by its name.",
    known: { path: "observed", credits: "observed", answer: "observed" },
    answer: "TechnologyLookup",
    mayBeMissing: true,
    repeatable: true,
  },
  "technologies.domains": {
    summary: "Domains that run a technology.",
    known: { path: "observed", credits: "observed", answer: "observed" },
    answer: "TechnologyDomains",
    mayBeMissing: true,
    repeatable: true,
  },
  "technologies.companies": {
    summary: "One page of the companies that run a technology.",
    known: { path: "observed", credits: "observed", answer: "observed" },
    answer: "TechnologyCompanies",
    mayBeMissing: true,
    repeatable: true,
  },
  "signals.adoption": {
    summary: "One page of the technologies that websites adopted.",
    known: { path: "observed", credits: "observed", answer: "observed" },
    answer: "Signals",
    mayBeMissing: false,
    repeatable: true,
  },
  "signals.churn": {
    summary: "One page of the technologies that websites dropped.",
    known: { path: "observed", credits: "observed", answer: "observed" },
    answer: "Signals",
    mayBeMissing: false,
    repeatable: true,
  },
} as const;

/** @internal */
type Details = typeof details;

/**
 * The name of the type that an endpoint answers with.
 *
 * @example
 * const name: AnswerName<"domains.get"> = "DomainProfile";
 */
export type AnswerName<Name extends EndpointName = EndpointName> = Details[Name]["answer"];

/** An endpoint with all that is known of it. */
export interface KnownEndpoint extends Endpoint, EndpointDetails {
  /** That of the client's method. */
  readonly name: EndpointName;
}

// An endpoint of which this table says nothing does not compile.
const rows: Readonly<Record<EndpointName, Omit<EndpointDetails, "cacheable">>> = details;

/**
 * Every endpoint with all that is known of it, in the order of the table.
 *
 * @example
 * for (const { name, method, path } of listEndpoints()) console.log(name, method, path);
 */
export const listEndpoints = (): readonly KnownEndpoint[] =>
  (Object.entries(endpoints) as [EndpointName, Endpoint][]).map(([name, row]) => ({
    ...{ name, ...row, ...rows[name] },
    cacheable: cacheable.includes(name),
  }));

/**
 * Paths that the vendor documents, and says nothing else of, not even their methods. `client.request()` reaches them.
 *
 * @example
 * console.log(barePaths.join(", "));
 */
export const barePaths: readonly string[] = ["/v1/technologies/lookup", "/v1/companies/batch"];
