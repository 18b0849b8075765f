import { configurationError, showValue } from "@techlookup/core/platform";
import { type EndpointName, endpointNames } from "./endpoints.ts";

const checkList = (name: string, value: unknown, example: string): readonly unknown[] => {
  if (!Array.isArray(value)) {
    throw configurationError(name, `must be a list such as ${example}, and is ${showValue(value)}`);
  }
  return value;
};

/**
 * The endpoints that are let through.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when there are none, or one is unknown.
 */
export const checkAllow = (value: unknown): ReadonlySet<EndpointName> => {
  const names = checkList("allow", value, '["domains.get"]');
  if (names.length === 0) {
    throw configurationError("allow", `must name at least one endpoint: ${endpointNames.join(", ")}`);
  }
  for (const [index, name] of names.entries()) {
    if (!endpointNames.includes(name as EndpointName)) {
      const known = endpointNames.join(", ");
      throw configurationError(`allow[${index}]`, `must be one of ${known}, and is ${showValue(name)}`);
    }
  }
  return new Set(names as EndpointName[]);
};

/**
 * The path that a gateway is mounted at, without a slash at its end.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) unless it is a plain path that does not end in `/v1`.
 */
export const checkBasePath = (value: unknown = ""): string => {
  const path = typeof value === "string" ? value.replace(/\/+$/, "") : "";
  const isPath = typeof value === "string" && (path === "" || /^(?:\/[\w.~-]+)+$/.test(path));
  // What a URL parser would resolve away could never match a request.
  if (!isPath || new URL(path, "http://localhost").pathname !== (path || "/")) {
    throw configurationError("basePath", `must be a path such as "/techlookup", and is ${showValue(value)}`);
  }
  if (path.endsWith("/v1")) {
    throw configurationError(
      "basePath",
      `must not end in /v1, which every path goes on with, and is ${showValue(value)}`,
    );
  }
  return path;
};

const isOrigin = (value: unknown): value is string => {
  if (typeof value !== "string") return false;
  if (value === "null") return true;
  if (!/^https?:\/\//.test(value)) return /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(?::\d+)?$/.test(value);
  return URL.canParse(value) && new URL(value).origin === value;
};

/**
 * The origins of other sites whose pages may call.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) unless each is as browsers send it, so that equality decides.
 */
export const checkOrigins = (value: unknown = [], allowCredentials = false): ReadonlySet<string> => {
  const origins = checkList("origins", value, '["https://app.example.com"]');
  for (const [index, origin] of origins.entries()) {
    if (!isOrigin(origin)) {
      const wanted = 'must be an origin such as "https://app.example.com", without path or "*"';
      throw configurationError(`origins[${index}]`, `${wanted}, and is ${showValue(origin)}`);
    }
    // Any page can take on the origin "null", in a sandboxed frame.
    if (origin === "null" && allowCredentials) {
      throw configurationError(
        `origins[${index}]`,
        'cannot be "null" with allowCredentials: any page could send cookies',
      );
    }
  }
  return new Set(origins as string[]);
};

/**
 * The gateway's own origin, as browsers send it.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) unless it is one of a web site, without path.
 */
export const checkPublicOrigin = (value: unknown): string | undefined => {
  if (value === undefined || (isOrigin(value) && /^https?:/.test(value))) return value;
  const wanted = 'must be an origin such as "https://shop.example", without path';
  throw configurationError("publicOrigin", `${wanted}, and is ${showValue(value)}`);
};

/**
 * The headers that pages of other origins may send besides, in small letters.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) unless each is the name of a header (RFC 9110, section 5.1). "*" would
 * allow all, and with credentials be a name like any other.
 */
export const checkAllowedHeaders = (value: unknown = []): readonly string[] =>
  checkList("allowedHeaders", value, '["traceparent"]').map((name, index) => {
    if (typeof name === "string" && name !== "*" && /^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name.toLowerCase();
    const wanted = 'must be the name of a header such as "traceparent", not "*"';
    throw configurationError(`allowedHeaders[${index}]`, `${wanted}, and is ${showValue(name)}`);
  });
