import { configurationError, showValue } from "../errors/configuration.ts";

/** A label of a host name, of which international ones have become ASCII; `_` occurs in the wild. */
const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

const example = 'such as "example.com"';

/**
 * A domain name in the form that the API is asked for: lower case, international names in ASCII, no dot at its end.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for anything else: a URL, a path, an address, a name without a dot.
 */
export const checkDomain = (argument: string, value: unknown): string => {
  if (typeof value !== "string" || value.trim() === "") {
    throw configurationError(argument, `must be a domain name ${example}, and is ${showValue(value)}`);
  }
  // A URL parser would take these as parts of a URL, and quietly drop or resolve them.
  if (/[\s\\/?#@:%[\]\p{Cc}]/u.test(value)) {
    const advice = value.includes("://") ? ", without scheme and path" : "";
    throw configurationError(argument, `must be a domain name alone${advice}, ${example}, and is ${showValue(value)}`);
  }
  let hostname: string;
  try {
    hostname = new URL(`http://${value}`).hostname.replace(/\.$/, "");
  } catch {
    throw configurationError(argument, `must be a domain name ${example}, and is ${showValue(value)}`);
  }
  const labels = hostname.split(".");
  if (labels.length < 2 || hostname.length > 253 || !labels.every((part) => label.test(part))) {
    throw configurationError(argument, `must be a domain name ${example}, and is ${showValue(value)}`);
  }
  if (/^\d+$/.test(labels.at(-1) ?? "")) {
    throw configurationError(argument, `must be a domain name, not an address, and is ${showValue(value)}`);
  }
  return hostname;
};

/**
 * What live detection is asked for: a domain name, or an http(s) URL without credentials.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const checkSite = (argument: string, value: unknown): string => {
  if (typeof value !== "string" || !/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return checkDomain(argument, value);
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw configurationError(argument, `must be a domain name or an http(s) URL, and is ${showValue(value)}`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw configurationError(argument, `must be a domain name or an http(s) URL, and is ${showValue(value)}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw configurationError(argument, `must not contain a user name or password (host ${url.hostname})`);
  }
  checkDomain(argument, url.hostname);
  return url.href;
};
