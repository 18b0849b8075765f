import type { CallSpec } from "../contract/call-spec.ts";
import { check, checkWord } from "../errors/configuration.ts";
import { isObject } from "../errors/plain-data.ts";

/** A call of an endpoint that this client has no method for. */
export interface RawRequest {
  /** The HTTP method. */
  readonly method: CallSpec["method"];
  /** Below the base URL, encoded, without query: `/v1/companies/batch`. */
  readonly path: string;
  /** Query parameters; those that are `undefined` are left out. */
  readonly query?: CallSpec["query"] | undefined;
  /** Sent as JSON. A `ReadableStream` is sent as it is, and such a call is never repeated. */
  readonly body?: unknown;
  /** `optional`: an answer without the API's envelope counts as data, as one older path answers. Default `required`. */
  readonly envelope?: "required" | "optional" | undefined;
}

/** The parser's own view: queries, dot segments and anything unencoded come out otherwise than they went in. */
const isPath = (path: unknown): boolean =>
  typeof path === "string" && /^(?!.*\/\/)\/v1\//.test(path) && new URL(path, "http://localhost").pathname === path;

/** As it is sent; `undefined` for what JSON cannot hold. Written once, so that all attempts send the same. */
const encodeBody = (body: unknown): CallSpec["body"] => {
  if (body instanceof ReadableStream) return body;
  try {
    return JSON.stringify(body);
  } catch {
    return undefined; // A circle, or a bigint.
  }
};

/**
 * Checks a raw request, and makes a call of it.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const rawCall = (request: RawRequest): CallSpec => {
  check(isObject(request), "request", "be an object such as { method, path }", request);
  const { method, path, query, body, envelope } = request;
  checkWord("method", method, ["GET", "POST", "PUT", "PATCH", "DELETE"]);
  check(isPath(path), "path", "be an encoded path below /v1/, without query, empty or dot segments", path);
  for (const name in query) {
    const fits = ["undefined", "string", "number", "boolean"].includes(typeof query[name]);
    check(fits, `query.${name}`, "be a text, a number or a boolean", query[name]);
  }
  const encoded = encodeBody(body);
  if (body !== undefined) {
    check(method !== "GET", "body", "not be sent with GET: pass query", body);
    check(encoded !== undefined, "body", "be data that JSON can hold, or a ReadableStream", body);
  }
  // What names spans must not have a value a caller. What an unknown endpoint costs is unknown; 1 is the least that a
  // call with a price costs.
  return { method, path, route: "/v1/{path}", query, body: encoded, credits: 1, envelope };
};
