import { readValue } from "../contract/build-call.ts";
import type { CallSpec } from "../contract/call-spec.ts";
import { type Endpoint, endpoints } from "../contract/endpoints.ts";
import type { KindName } from "../contract/kinds.ts";
import { check, checkWord } from "../errors/configuration.ts";
import { attempt, isObject, read } from "../errors/plain-data.ts";
import { encodeBody, isPlain } from "./request-body.ts";

/** A call of an endpoint that this client has no method for. */
export interface RawRequest {
  /** The HTTP method. */
  readonly method: CallSpec["method"];
  /** The path below the base URL, encoded, without a query: `/v1/companies/batch`. */
  readonly path: string;
  /** Query parameters; those that are `undefined` are left out. At most 8,192 characters, together with the path. */
  readonly query?: CallSpec["query"] | undefined;
  /**
   * Sent as JSON, texts included. A `Blob`, `FormData`, `URLSearchParams`, bytes and a `ReadableStream` are sent as they are; a
   * call with a stream is never retried. Values that JSON would lose, such as a `Map` or `NaN`, are rejected.
   */
  readonly body?: unknown;
  /** `optional`: a response without the API's envelope counts as data; one older path responds so. Default `required`. */
  readonly envelope?: "required" | "optional" | undefined;
}

/** Servers refuse longer ones. Our decision. */
const maxLength = 8_192;

/** The parser's own view: queries, dot segments and anything unencoded come out otherwise than they went in. */
const isPath = (path: unknown): boolean =>
  typeof path === "string" &&
  path.length <= maxLength &&
  /^(?!.*\/\/)\/v1\//.test(path) &&
  new URL(path, "http://localhost").pathname === path;

/** A text without characters that no server would read, or that a URL cannot hold. */
const isQueryText = (value: unknown): boolean => typeof value === "string" && !/[\p{Cc}\p{Cs}]/u.test(value);

const isQueryValue = (value: unknown): boolean =>
  value === undefined || typeof value === "boolean" || Number.isFinite(value) || isQueryText(value);

/**
 * Checks a raw request, and makes a call of it.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const rawCall = (request: RawRequest): CallSpec => {
  check(isObject(request), "request", "be an object such as { method, path }", request);
  const { method, path, query, body, envelope } = request;
  checkWord("method", method, ["GET", "POST", "PUT", "PATCH", "DELETE"]);
  const wantedPath = `be an encoded, normalized path below /v1/ without query, of at most ${maxLength} characters`;
  check(isPath(path), "path", wantedPath, path);
  const parameters = query ?? {};
  check(isObject(parameters) && isPlain(parameters), "query", "be an object such as { limit: 10 }", query);
  let { length } = path;
  for (const [name, value] of Object.entries(parameters)) {
    const fits = isQueryText(name) && isQueryValue(value);
    check(fits, `query.${name}`, "be a text without control characters, a finite number or a boolean", value);
    length += name.length + String(value).length;
  }
  check(length <= maxLength, "query", `have at most ${maxLength} characters, with the path`, length);
  const encoded = attempt(() => encodeBody(body));
  if (body !== undefined) {
    check(method !== "GET", "body", "not be sent with GET: pass query", body);
    const wanted = "be data that JSON can hold, bytes, a Blob, FormData, URLSearchParams or a ReadableStream";
    check(encoded !== undefined, "body", wanted, body);
  }
  const known = Object.values<Endpoint>(endpoints).find(
    (row) => row.method === method && new RegExp(`^${row.path.replace(/{\w+}/g, "[^/]+")}$`).test(path),
  );
  for (const field in known?.body) {
    const value = read(body, field);
    if (typeof value === "string") readValue(`body.${field}`, known.body[field] as KindName, value);
  }
  // What names spans must not have a value a caller. What an unknown endpoint costs is unknown; 1 is the least that a
  // call with a price costs.
  return {
    method,
    path,
    route: "/v1/{path}",
    query: { ...parameters },
    ...encoded,
    credits: known?.credits ?? 1,
    attemptTimeoutMs: known?.attemptTimeoutMs,
    envelope,
    mayBeEmpty: method !== "GET",
  };
};
