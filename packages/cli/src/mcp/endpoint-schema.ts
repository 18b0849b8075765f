import { type KindName, type KnownEndpoint, kinds, type ParameterName, parameters } from "@techlookup/core/contract";
import type { InputSchema } from "./tool.ts";
import { withToolNames } from "./tool-name.ts";

/** Each kind of value as JSON Schema. A kind that is missing here does not compile. */
const schemas: Readonly<Record<KindName, Omit<InputSchema, "description">>> = {
  domain: { type: "string", minLength: 1, maxLength: 2_048 },
  site: { type: "string", minLength: 1, maxLength: 2_048 },
  name: { type: "string", minLength: 1, maxLength: 200 },
  id: { anyOf: [{ type: "string" }, { type: "integer" }] },
  count: { type: "integer", minimum: 0 },
  date: { type: "string", format: "date" },
};

/** A value of an endpoint: what the API calls it, its kind, and where it belongs. */
export interface EndpointInput {
  readonly name: string;
  readonly kind: KindName;
  readonly place: "path" | "query" | "body";
}

/** The values of an endpoint, in the order of its path, body and query. */
export const inputsOf = ({ path, body = {}, query = {} }: KnownEndpoint): readonly EndpointInput[] => [
  ...Array.from(
    path.matchAll(/{(\w+)}/g),
    ([, name = ""]) => ({ name, kind: name as KindName, place: "path" }) as const,
  ),
  ...Object.entries(body).map(([name, kind]) => ({ name, kind, place: "body" }) as const),
  ...Object.entries(query).map(([name, kind]) => ({ name, kind, place: "query" }) as const),
];

/** The kinds of which neither the description of a value nor its schema says what it must be. */
const unsaid: readonly KindName[] = ["site", "date"];

/** The schema of a value. */
export const schemaOf = ({ name, kind }: EndpointInput): InputSchema => ({
  ...schemas[kind],
  description: [
    describe(name as ParameterName),
    ...(unsaid.includes(kind) ? [`Must ${kinds[kind].wanted}.`] : []),
  ].join(" "),
});

/** The contract describes values as a URL holds them. Here they are passed as they are. */
const describe = (name: ParameterName): string =>
  withToolNames(parameters[name]?.description ?? "").replace(
    /, percent-encoded, such as `([^`]*)`/,
    (_, example: string) => `, such as \`${decodeURIComponent(example)}\``,
  );
