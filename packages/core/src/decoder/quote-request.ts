import { type Endpoint, type EndpointName, endpoints } from "../contract/endpoints.ts";
import type { QuotedRequest } from "./quoted.ts";

/** Below `/v1/`, up to what ends a path in URLs, messages, JSON and shells. */
const path = String.raw`\/v1\/[^\s"'\x60<>?#,;:()[\]{}\\|*]{1,300}`;
const methods = "GET|POST|PUT|PATCH|DELETE|HEAD";
/** An origin, and the path below which a gateway serves the API. */
const origin = String.raw`(?:https?:\/\/[^\s/"'\x60<>]{1,255}(?:\/[\w.-]{1,40}){0,4}?)?`;

const withMethod = new RegExp(String.raw`\b(${methods})\s{1,4}["']?${origin}(${path})`);
const alone = new RegExp(String.raw`(?<![\w.-])${origin}(${path})`);
const namedMethod = new RegExp(
  String.raw`\bmethod["']?\s{0,4}[:=]\s{0,4}["']?(${methods})\b|(?:-X|--request)[ =]{0,2}(${methods})\b`,
);

const patterns: readonly (readonly [name: EndpointName, pattern: RegExp, method: string])[] = (
  Object.entries(endpoints) as [EndpointName, Endpoint][]
).map(([name, { path: known, method }]) => [name, new RegExp(`^${known.replace(/\{\w+\}/g, "[^/]+")}$`), method]);

/** The client's method for a request. */
const operationOf = (quoted: string, method: string | undefined): EndpointName | undefined =>
  patterns.find(([, pattern, known]) => pattern.test(quoted) && (method === undefined || method === known))?.[0];

/**
 * The request that a text speaks of: the first with a method, else the first path below `/v1/`.
 *
 * @param text Masked, since a path is passed on.
 * @example
 * quoteRequest("404 NOT_FOUND from GET /v1/domain/x.example: …")?.operation; // domains.get
 */
export const quoteRequest = (text: string): QuotedRequest | undefined => {
  const [, named, behind] = withMethod.exec(text) ?? [];
  const found = behind ?? alone.exec(text)?.[1];
  if (found === undefined) return undefined;
  const [, inField, inShell] = named === undefined ? (namedMethod.exec(text) ?? []) : [];
  const method = named ?? inField ?? inShell;
  const quoted = found.replace(/[./…]+$/, "");
  const operation = operationOf(quoted, method);
  return { ...(method && { method }), path: quoted, ...(operation && { operation }) };
};
