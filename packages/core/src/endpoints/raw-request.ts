import type { CallSpec } from "../call/call-spec.ts";
import { configurationError, showValue } from "../errors/configuration.ts";

/** A call of an endpoint that this client has no method for. */
export interface RawRequest {
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

const methods: readonly string[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const checkPath = (path: unknown): string => {
  const advice = "must begin with /v1/ and be encoded";
  if (typeof path !== "string" || !path.startsWith("/v1/")) {
    throw configurationError("path", `${advice}, such as "/v1/usage", and is ${showValue(path)}`);
  }
  if (/[?#]/.test(path)) {
    throw configurationError("path", `must have no query or fragment: pass query, and is ${showValue(path)}`);
  }
  // The parser's own view: dot segments, plain or encoded, and anything unencoded come out otherwise than they went in.
  if (new URL(path, "http://localhost").pathname !== path || /\/\//.test(path)) {
    throw configurationError("path", `${advice}, without empty or dot segments, and is ${showValue(path)}`);
  }
  return path;
};

const checkQuery = (query: RawRequest["query"]): CallSpec["query"] => {
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && !["string", "number", "boolean"].includes(typeof value)) {
      throw configurationError(
        `query.${name}`,
        `must be a text, a number or true or false, and is ${showValue(value)}`,
      );
    }
  }
  return query;
};

const checkBody = (method: string, body: unknown): unknown => {
  if (body === undefined) return undefined;
  if (method === "GET") throw configurationError("body", "cannot be sent with GET: pass query, or another method");
  if (body instanceof ReadableStream) return body;
  let json: string | undefined;
  try {
    json = JSON.stringify(body);
  } catch {
    json = undefined; // A circle, or a bigint.
  }
  if (json === undefined) throw configurationError("body", "must be something that JSON can hold, or a ReadableStream");
  return body;
};

/**
 * Checks a raw request, and makes a call of it.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const rawCall = (request: RawRequest): CallSpec => {
  if (typeof request !== "object" || request === null) {
    throw configurationError("request", `must be an object such as { method, path }, and is ${showValue(request)}`);
  }
  const { method, envelope = "required" } = request;
  if (!methods.includes(method)) {
    throw configurationError("method", `must be one of ${methods.join(", ")}, and is ${showValue(method)}`);
  }
  const path = checkPath(request.path);
  const query = checkQuery(request.query);
  const body = checkBody(method, request.body);
  // What an unknown endpoint costs is unknown; 1 is the least that a call with a price costs.
  return {
    method,
    path,
    // What names spans must not have a value a caller.
    route: "/v1/{path}",
    ...(query && { query }),
    ...(body !== undefined && { body }),
    credits: 1,
    envelope,
  };
};
