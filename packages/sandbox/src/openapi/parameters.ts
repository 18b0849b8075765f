import { type Endpoint, type KindName, type ParameterName, parameters } from "@techlookup/core/contract";
import type { Parameter, Schema } from "./open-api-document.ts";
import { count, day, text } from "./schema.ts";

const schemas: Readonly<Record<KindName, Schema>> = {
  domain: text,
  site: text,
  name: text,
  id: text,
  count,
  date: day,
};

const parameter = (name: string, place: Parameter["in"], kind: KindName): Parameter => {
  const { description, known } = parameters[name as ParameterName];
  return { name, in: place, required: place === "path", description, schema: schemas[kind], "x-known": known };
};

/** What a caller fills into an endpoint's path and query. */
export const parametersOf = ({ path, query = {} }: Endpoint): readonly Parameter[] => [
  ...Array.from(path.matchAll(/{(\w+)}/g), ([, name = ""]) => parameter(name, "path", name as KindName)),
  ...Object.entries(query).map(([name, kind]) => parameter(name, "query", kind)),
];

/** The schema of a body's fields, all of them required. */
export const bodySchema = (body: NonNullable<Endpoint["body"]>): Schema => ({
  type: "object",
  required: Object.keys(body),
  properties: Object.fromEntries(
    Object.entries(body).map(([name, kind]) => {
      const { description, example } = parameters[name as ParameterName];
      return [name, { ...schemas[kind], description, examples: [example] }];
    }),
  ),
});
