import type { KindName } from "./kinds.ts";

/** What a call of an endpoint needs. What people read about it is in `details.ts`. */
export interface Endpoint {
  /** The HTTP method. */
  readonly method: "GET" | "POST";
  /** The path; `{domain}` stands for a value of the kind `domain`. */
  readonly path: string;
  /** The kinds of its query parameters, by their names. */
  readonly query?: Readonly<Record<string, KindName>>;
  /** The kinds of the fields of its body, by their names. */
  readonly body?: Readonly<Record<string, KindName>>;
  /** What a call costs, as far as it is known. */
  readonly credits: number;
  /** `optional`: a bare JSON value counts as data. Default `required`. */
  readonly envelope?: "optional";
  /** `object`: data are an object or an array, and nothing else. Default: any JSON value. */
  readonly data?: "object";
  /** The limit of one attempt where the endpoint needs more than the client's default. Milliseconds. */
  readonly attemptTimeoutMs?: number;
}

/**
 * Every endpoint of the API, once, by the name of the client's method that calls it. Clients, gateway, sandbox, the
 * OpenAPI document and the documentation read this table.
 *
 * The order counts: a path belongs to the first endpoint that it fits, so that `/v1/technology/name/companies` is the
 * technology named "companies", and never the companies of a technology with the id "name".
 *
 * @example
 * console.log(endpoints["domains.detectLive"].credits); // 5
 */
// biome-ignore format: a table reads row by row
export const endpoints = {
  "account.usage": { method: "GET", path: "/v1/usage", query: { start_date: "date", end_date: "date" }, credits: 0 },
  "account.credits": { method: "GET", path: "/v1/credits", credits: 0 },
  // Live detection loads the website, which takes tens of seconds. The limit is our decision.
  "domains.detectLive": { method: "POST", path: "/v1/technology-lookup-live", body: { url: "site" }, credits: 5, attemptTimeoutMs: 120_000 },
  "domains.get": { method: "GET", path: "/v1/domain/{domain}", credits: 1 },
  // Some older company path answers without the envelope (observed; which one is unknown).
  "companies.get": { method: "GET", path: "/v1/company/{domain}", credits: 1, envelope: "optional", data: "object" },
  "technologies.get": { method: "GET", path: "/v1/technology/name/{name}", credits: 1 },
  "technologies.domains": { method: "GET", path: "/v1/technology/name/{name}/domains", query: { limit: "count" }, credits: 1 },
  "technologies.companies": { method: "GET", path: "/v1/technology/{id}/companies", query: { limit: "count", offset: "count", country: "name", industry: "name" }, credits: 1 },
  "signals.adoption": { method: "GET", path: "/v1/signals/adoption", query: { limit: "count", offset: "count", technology_id: "count", days: "count" }, credits: 1 },
  "signals.churn": { method: "GET", path: "/v1/signals/churn", query: { limit: "count", offset: "count", technology_id: "count", days: "count" }, credits: 1 },
} as const;

/** The name of an endpoint: that of the client's method, such as `domains.get`. */
export type EndpointName = keyof typeof endpoints;

/** @internal */
type Row<Name extends EndpointName> = (typeof endpoints)[Name];

/**
 * The names in braces in a path.
 *
 * @internal
 */
type InPath<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | InPath<Rest> : never;

/** @internal */
type InQuery<Name extends EndpointName> = Row<Name> extends { readonly query: infer Query } ? Query : object;

/** @internal */
type InBody<Name extends EndpointName> = Row<Name> extends { readonly body: infer Body } ? Body : object;

/** @internal */
type BodyKind<Name extends EndpointName> = InBody<Name>[keyof InBody<Name>] & KindName;

/**
 * What a call of an endpoint is made from: the values of its path and body, each named as its kind is, and the parameters
 * of its query.
 */
export type Arguments<Name extends EndpointName> = {
  readonly [Kind in (InPath<Row<Name>["path"]> & KindName) | BodyKind<Name>]: unknown;
} & (Row<Name> extends { readonly query: infer Query }
  ? { readonly parameters: { readonly [Key in keyof Query]?: unknown } | undefined }
  : unknown);

/** Every name that the API gives to a value: in paths, queries and bodies. */
export type ParameterName = {
  [Name in EndpointName]: InPath<Row<Name>["path"]> | keyof InQuery<Name> | keyof InBody<Name>;
}[EndpointName];
