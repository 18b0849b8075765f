import { check } from "../errors/configuration.ts";
import { copyOf } from "../errors/plain-data.ts";
import type { CallSpec } from "./call-spec.ts";
import { type Arguments, type Endpoint, type EndpointName, endpoints } from "./endpoints.ts";
import { type KindName, kinds, wantedOf } from "./kinds.ts";

/** Throws for an argument that is wrong. `wanted` says what it must be, as words that follow "must". */
export type Refuse = (argument: string, wanted: string, value: unknown) => never;

type Values = Readonly<Record<string, unknown>>;

/** Throws a `ConfigurationError`. */
export const refuseArgument = ((argument, wanted, value) => check(false, argument, wanted, value)) as Refuse;

/** A value as the API takes it, unless it is refused. */
export const readValue = (argument: string, kind: KindName, value: unknown, refuse: Refuse = refuseArgument): string =>
  (kinds[kind].read(value) ?? refuse(argument, wantedOf(kind, value), value)) as string;

/** The call of an endpoint as data, its arguments checked by the contract. Its name is one: see `checked.ts`. */
export const buildCall = <Name extends EndpointName>(
  name: Name,
  given: Arguments<Name>,
  refuse: Refuse = refuseArgument,
): CallSpec => {
  const row: Endpoint = endpoints[name];
  const values = given as Values;
  // Read once, and not again: a getter may throw, or give something else the second time.
  const parameters = row.query ? copyOf(values.parameters) : {};
  if (!parameters) return refuse("parameters", "be an object such as { limit: 10 }", values.parameters);
  /** A value of a path or a body is named as its kind is. */
  const fill = (kind: KindName): string => readValue(kind, kind, values[kind], refuse);
  const query: Record<string, string> = {};
  for (const name in row.query) {
    const value = (parameters as Values)[name];
    if (value !== undefined) query[name] = readValue(name, row.query[name] as KindName, value, refuse);
  }
  const { start_date = "", end_date = start_date } = query;
  if (start_date > end_date) refuse("start_date", "not be after end_date", start_date);
  const body: Record<string, string> = {};
  for (const field in row.body) body[field] = fill(row.body[field] as KindName);
  return {
    ...row,
    route: row.path,
    path: row.path.replace(/{(\w+)}/g, (_, kind) => encodeURIComponent(fill(kind))),
    query,
    body: row.body && JSON.stringify(body),
  };
};
