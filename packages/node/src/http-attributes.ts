import type { Attributes } from "@opentelemetry/api";
import type { AttemptRecord, CallEvent } from "@techlookup/core";

const defaultPorts: Readonly<Record<string, number>> = { "https:": 443, "http:": 80 };

/** The status where it tells of a failure, else our code: both have few values, as `error.type` must. */
const errorType = ({ status, code }: AttemptRecord): string | undefined =>
  status !== undefined && status >= 400 ? String(status) : code;

/** Which server, by the conventions' names. */
export const serverAttributes = (url: string): Attributes => {
  const { protocol, hostname, port } = new URL(url);
  return {
    // An IPv6 address has brackets in a URL only.
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": port === "" ? (defaultPorts[protocol] ?? 0) : Number(port),
  };
};

/**
 * What the conventions require of the metric, and of spans too: few values each, and nothing of the path. `url.scheme`
 * is left out: it is opt-in for clients.
 */
export const metricAttributes = ({ method, origin }: CallEvent, attempt: AttemptRecord): Attributes => {
  const type = errorType(attempt);
  return {
    "http.request.method": method,
    ...serverAttributes(origin),
    ...(attempt.status !== undefined && { "http.response.status_code": attempt.status }),
    ...(type !== undefined && { "error.type": type }),
  };
};

/** What a span holds beyond those. */
export const spanAttributes = ({ origin, path, route }: CallEvent, { number }: AttemptRecord): Attributes => ({
  // Never with a query: a secret may be in it.
  "url.full": origin + path,
  "url.template": route,
  ...(number > 1 && { "http.request.resend_count": number - 1 }),
});
