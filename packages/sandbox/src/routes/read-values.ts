import { type Endpoint, type KindName, kinds, valueFromText, wantedOf } from "@techlookup/core/contract";
import { invalid, Refusal } from "../envelope.ts";
import type { RouteContext } from "./context.ts";

/** As much of a wrong value as a message needs. */
const short = (value: unknown): string => {
  const text = String(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
};

const check = (name: string, kind: KindName, value: unknown): string | number => {
  const checked = kinds[kind].read(value);
  if (checked === undefined) throw invalid(name, `must ${wantedOf(kind, value)}, got '${short(value)}'`);
  return checked;
};

const decode = (name: string, encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw invalid(name, "is not validly percent-encoded");
  }
};

const readBody = async (context: RouteContext, fields: readonly string[]): Promise<Record<string, unknown>> => {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  throw new Refusal("VALIDATION_ERROR", `The request body must be a JSON object with '${fields.join("', '")}'`);
};

/**
 * What a request asks for, each value checked by the contract: those of path and body by their kinds, parameters by their
 * names.
 *
 * @throws Refusal, a 400 that names the first value that is wrong.
 */
export const readValues = async (
  { path, query = {}, body = {} }: Endpoint,
  context: RouteContext,
): Promise<Record<string, unknown>> => {
  const values: Record<string, unknown> = {};
  // The router leaves what it cannot decode as it is.
  const given = new URL(context.req.url).pathname.split("/");
  for (const [index, segment] of path.split("/").entries()) {
    const kind = segment.slice(1, -1) as KindName;
    if (segment.startsWith("{")) values[kind] = check(kind, kind, decode(kind, given[index] ?? ""));
  }
  for (const [name, kind] of Object.entries(query)) {
    const text = context.req.query(name);
    if (text !== undefined) values[name] = check(name, kind, valueFromText(kind, text));
  }
  const fields = Object.keys(body);
  const sent = fields.length > 0 ? await readBody(context, fields) : {};
  for (const [field, kind] of Object.entries(body)) values[kind] = check(field, kind, sent[field]);
  return values;
};
