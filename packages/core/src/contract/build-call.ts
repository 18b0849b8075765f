import { check } from "../errors/configuration.ts";
import type { CallSpec } from "./call-spec.ts";
import { type Arguments, type Endpoint, type EndpointName, endpoints } from "./endpoints.ts";
import { type KindName, kinds, wantedOf } from "./kinds.ts";

/** Throws for an argument that is wrong. `wanted` says what it must be, as words that follow "must". */
export type Refuse = (argument: string, wanted: string, value: unknown) => never;

type Values = Readonly<Record<string, unknown>>;

/** Throws a `ConfigurationError`. */
export const refuseArgument = ((argument, wanted, value) => check(false, argument, wanted, value)) as Refuse;

/** The call of an endpoint as data, its arguments checked by the contract. Its name is one: see `checked.ts`. */
export const buildCall = <Name extends EndpointName>(
  name: Name,
  given: Arguments<Name>,
  refuse: Refuse = refuseArgument,
): CallSpec => {
  const row: Endpoint = endpoints[name];
  // Read once, and not again: a getter may throw, or give something else the second time.
  let values: Values;
  let parameters: unknown;
  try {
    values = { ...given };
    parameters = values.parameters ?? {};
    if (typeof parameters === "object") parameters = { ...parameters };
  } catch {
    return refuse("parameters", "be data that can be read", given);
  }
  if (row.query && typeof parameters !== "object")
    refuse("parameters", "be an object such as { limit: 10 }", parameters);
  const read = (argument: string, kind: KindName, value: unknown): string =>
    (kinds[kind].read(value) ?? refuse(argument, wantedOf(kind, value), value)) as string;
  /** A value of a path or a body is named as its kind is. */
  const fill = (kind: KindName): string => read(kind, kind, values[kind]);
  const query: Record<string, string> = {};
  for (const name in row.query) {
    const value = (parameters as Values)[name];
    if (value !== undefined) query[name] = read(name, row.query[name] as KindName, value);
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
