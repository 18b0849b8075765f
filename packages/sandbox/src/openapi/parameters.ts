import type { KnownFact, Parameter, Schema } from "./open-api-document.ts";
import { count, day, text } from "./schema.ts";

const parameter = (
  name: string,
  place: Parameter["in"],
  known: KnownFact,
  schema: Schema,
  description: string,
): Parameter => ({ name, in: place, required: place === "path", description, schema, "x-known": known });

const unbounded = "Bounds and default are unknown.";

/** What a query can have. */
export type QueryName =
  | "start_date"
  | "end_date"
  | "limit"
  | "offset"
  | "country"
  | "industry"
  | "technology_id"
  | "days";

/** What a caller fills into a path. */
export type PathName = "domain" | "name" | "id";

/** Every parameter that a query can have, by its name. */
export const queryParameters: Readonly<Record<QueryName, Parameter>> = {
  start_date: parameter("start_date", "query", "documented", day, "First day. Default: 30 days ago."),
  end_date: parameter("end_date", "query", "documented", day, "Last day. Default: today."),
  limit: parameter("limit", "query", "observed", count, `Items of a page at most. ${unbounded}`),
  offset: parameter("offset", "query", "observed", count, "Items to leave out."),
  country: parameter("country", "query", "observed", text, "Companies of this country alone."),
  industry: parameter("industry", "query", "observed", text, "Companies of this industry alone."),
  technology_id: parameter("technology_id", "query", "observed", count, "Signals of this technology alone."),
  days: parameter("days", "query", "observed", count, `How many days back. ${unbounded}`),
};

/** Every part of a path that a caller fills in, by its name. */
export const pathParameters: Readonly<Record<PathName, Parameter>> = {
  domain: parameter("domain", "path", "observed", text, "A domain name, such as `example.com`."),
  name: parameter("name", "path", "observed", text, "A technology's name, percent-encoded, such as `C%2B%2B`."),
  id: parameter("id", "path", "observed", text, "A technology's id, as `/v1/technology/name/{name}` tells it."),
};
