import type { CallSpec } from "../contract/call-spec.ts";
import { type Endpoint, endpoints } from "../contract/endpoints.ts";
import { type KindName, kinds, wantedOf } from "../contract/kinds.ts";
import { check, checkWord } from "../errors/configuration.ts";
import { attempt, isObject, read } from "../errors/plain-data.ts";

/** A call of an endpoint that this client has no method for. */
export interface RawRequest {
  /** The HTTP method. */
  readonly method: CallSpec["method"];
  /** Below the base URL, encoded, without query: `/v1/companies/batch`. */
  readonly path: string;
  /** Query parameters; those that are `undefined` are left out. At most 8,192 characters, with the path. */
  readonly query?: CallSpec["query"] | undefined;
  /**
   * Sent as JSON, texts included. A `Blob`, `FormData`, `URLSearchParams`, bytes and a `ReadableStream` are sent as they are; a
   * call with a stream is never repeated. What JSON would leave out or empty, such as a `Map` or `NaN`, is refused.
   */
  readonly body?: unknown;
  /** `optional`: an answer without the API's envelope counts as data, as one older path answers. Default `required`. */
  readonly envelope?: "required" | "optional" | undefined;
}

/** Servers refuse longer ones. Ours. */
const maxLength = 8_192;

/** The parser's own view: queries, dot segments and anything unencoded come out otherwise than they went in. */
const isPath = (path: unknown): boolean =>
  typeof path === "string" &&
  path.length <= maxLength &&
  /^(?!.*\/\/)\/v1\//.test(path) &&
  new URL(path, "http://localhost").pathname === path;

/** An object literal, of any realm. */
const isPlain = (value: object): boolean => {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** A text without characters that no server would read, or that a URL cannot hold. */
const isQueryText = (value: unknown): boolean => typeof value === "string" && !/[\p{Cc}\p{Cs}]/u.test(value);

const isQueryValue = (value: unknown): boolean =>
  value === undefined || typeof value === "boolean" || Number.isFinite(value) || isQueryText(value);

/** What is not its own fields: maps, promises, streams, and forms and blobs of another make. */
const behaves = ["then", "append", "arrayBuffer", "pipe", Symbol.iterator, Symbol.asyncIterator];

/** Whether JSON says what a value holds. An instance of a class counts by its fields. */
const isJson = (value: unknown): boolean => {
  if (typeof value === "string") return !/\p{Cs}/u.test(value);
  if (!isObject(value))
    return value === undefined || value === null || typeof value === "boolean" || Number.isFinite(value);
  if (Array.isArray(value) || isPlain(value)) return true;
  if (value instanceof String) return isJson(String(value));
  return Object.keys(value).length > 0 && !ArrayBuffer.isView(value) && !behaves.some((name) => name in value);
};

/** Not every runtime has all of these. */
const isA = <Name extends "Blob" | "FormData" | "ReadableStream" | "URLSearchParams">(
  body: object,
  name: Name,
): body is InstanceType<(typeof globalThis)[Name]> =>
  typeof globalThis[name] === "function" && body instanceof globalThis[name];

const bytesOf = (body: ArrayBuffer | ArrayBufferView): ArrayBuffer | Uint8Array =>
  ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : body;

/** What fetch sends as it is, and the content type: "" where fetch knows it better. `undefined` for anything else. */
const asItIs = (body: object): Pick<CallSpec, "body" | "contentType"> | undefined => {
  if (isA(body, "ReadableStream")) return { body };
  // A copy, so that all attempts send the same.
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return { body: new Uint8Array(bytesOf(body)) };
  if (isA(body, "URLSearchParams")) {
    return { body: body.toString(), contentType: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  if (isA(body, "FormData")) return { body, contentType: "" };
  return isA(body, "Blob") ? { body, contentType: body.type || undefined } : undefined;
};

/** As it is sent; `undefined` for what cannot be. Written once, so that all attempts send the same. */
const encodeBody = (body: unknown): Pick<CallSpec, "body" | "contentType"> | undefined => {
  const given = isObject(body) ? asItIs(body) : undefined;
  if (given) return given;
  const json = JSON.stringify(body, function (this: Readonly<Record<string, unknown>>, key, value: unknown) {
    // JSON has null for a date that is none, and for a hole in a list.
    const isLost = value === null ? this[key] !== null : value === undefined && Array.isArray(this);
    if (isLost || !isJson(key) || !isJson(value)) throw value;
    return value;
  });
  return json === undefined ? undefined : { body: json };
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
  const wantedPath = `be an encoded path below /v1/, without query, empty or dot segments, of at most ${maxLength} characters`;
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
    const wanted =
      "be data that JSON can hold, a Blob, FormData, URLSearchParams, bytes or a ReadableStream (for a Node stream: Readable.toWeb)";
    check(encoded !== undefined, "body", wanted, body);
  }
  const known = Object.values<Endpoint>(endpoints).find(
    (row) => row.method === method && new RegExp(`^${row.path.replace(/{\w+}/g, "[^/]+")}$`).test(path),
  );
  for (const field in known?.body) {
    const kind = known.body[field] as KindName;
    const value = read(body, field);
    check(
      typeof value !== "string" || kinds[kind].read(value) !== undefined,
      `body.${field}`,
      wantedOf(kind, value),
      value,
    );
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
