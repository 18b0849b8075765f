import { type Arguments, buildCall, type CallSpec, type EndpointName, valueFromText } from "@techlookup/core/contract";
import { showValue } from "@techlookup/core/platform";
import { invalid } from "./answer.ts";
import { type Endpoint, type FoundEndpoint, findEndpoint } from "./endpoints.ts";
import { type BodyLimits, readFields } from "./read-fields.ts";

const decode = (parameter: string, encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return invalid(parameter, `must be percent-encoded UTF-8, and is ${showValue(encoded)}`);
  }
};

/**
 * A value of the path. No slash, backslash or percent sign, plain or encoded: a server that decodes a path before it looks
 * where it leads would be led to another endpoint. Stricter than the client, which may ask the API itself.
 */
const readSegment = (parameter: string, encoded: string): string => {
  const text = decode(parameter, encoded);
  return /[\\/%]/.test(text)
    ? invalid(parameter, `must have no slash, backslash or percent sign, and is ${showValue(text)}`)
    : text;
};

/** Longer than any country, industry, date or count. Our decision. */
const maxLength = 200;

/**
 * The parameters of a query. One that the endpoint does not have is refused, and one that comes twice, of which the gateway
 * and the API might each take another.
 */
const readParameters = (search: URLSearchParams, { query = {} }: Endpoint): Record<string, unknown> => {
  const parameters: Record<string, unknown> = {};
  for (const [name, text] of search) {
    const shown = showValue(name).slice(1, -1);
    const kind = Object.hasOwn(query, name) ? query[name] : undefined;
    if (kind === undefined) {
      const names = Object.keys(query);
      const known = names.length === 0 ? "this endpoint takes none" : `known are ${names.join(", ")}`;
      return invalid(shown, `is not known: ${known}`);
    }
    if (Object.hasOwn(parameters, name)) return invalid(shown, "must be given once, and is given twice");
    if (text.length > maxLength) {
      return invalid(shown, `must have at most ${maxLength} characters, and has ${text.length}`);
    }
    if (/\p{Cc}/u.test(text)) return invalid(shown, `must have no control characters, and is ${showValue(text)}`);
    parameters[name] = valueFromText(kind, text);
  }
  return parameters;
};

/**
 * The call that goes to the API, made anew: from values that were decoded, checked by the contract and encoded again, so
 * that nothing of the caller's own spelling is left in it.
 *
 * @throws Refusal, a 400 that names the parameter; what `readFields` throws for a body.
 */
export const upstreamCall = async (
  { name, rule, values }: FoundEndpoint,
  search: URLSearchParams,
  request: Request,
  limits: BodyLimits,
): Promise<CallSpec> => {
  const given: Record<string, unknown> = { parameters: readParameters(search, rule) };
  for (const [parameter, encoded] of Object.entries(values)) given[parameter] = readSegment(parameter, encoded);
  const fields = Object.entries(rule.body ?? {});
  if (fields.length > 0) {
    const body = await readFields(
      request,
      limits,
      fields.map(([field]) => field),
    );
    for (const [field, kind] of fields) given[kind] = body[field];
  }
  const call = buildCall(name, given as Arguments<EndpointName>, (argument, wanted, value) => {
    const [field = argument] = fields.find(([, kind]) => kind === argument) ?? [];
    return invalid(field, `must ${wanted}, and is ${showValue(value)}`);
  });
  // An id such as "n%61me" would turn the path into another endpoint's.
  if (findEndpoint(call.path)?.name !== name) return invalid("path", `must lead to ${rule.path}, and leads elsewhere`);
  return call;
};
