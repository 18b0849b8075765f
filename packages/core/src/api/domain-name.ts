import { check } from "../errors/checks.ts";
import { configurationError } from "../errors/configuration.ts";

/**
 * A host name of two labels or more, of which international ones have become ASCII; `_` occurs in the wild. A name whose
 * last label is a number is an address.
 */
const hostShape = /^(?=.{1,253}$)((?!-)[\w-]{1,63}(?<!-)\.)+(?!\d+$|-)[\w-]{1,63}(?<!-)$/;

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/**
 * A domain name in the form that the API is asked for: lower case, international names in ASCII, no dot at its end.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for anything else: a URL, a path, an address, a name without a dot.
 */
export const checkDomain = (argument: string, value: unknown): string => {
  // A URL parser would take these as parts of a URL, and quietly drop or resolve them.
  const isAlone = typeof value === "string" && !/[\s\\/?#@:%[\]\p{Cc}]/u.test(value);
  const hostname = (isAlone && parseUrl(`http://${value}`)?.hostname.replace(/\.$/, "")) || "";
  check(hostShape.test(hostname), argument, 'be a domain name alone, such as "example.com"', value);
  return hostname;
};

/**
 * What live detection is asked for: a domain name, or an http(s) URL without credentials.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const checkSite = (argument: string, value: unknown): string => {
  if (typeof value !== "string" || !value.includes("://")) return checkDomain(argument, value);
  const url = parseUrl(value);
  check(url !== undefined && /^https?:$/.test(url.protocol), argument, "be a domain name or an http(s) URL", value);
  const { username, password, hostname, href } = url as URL;
  if (username || password) {
    throw configurationError(argument, `must not contain a user name or password (host ${hostname})`);
  }
  checkDomain(argument, hostname);
  return href;
};
