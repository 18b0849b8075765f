import { type HttpProxy, proxyOf } from "./proxy.ts";

/** Where requests go: a URL's origin, read once. */
export interface Target {
  /** `https://host:port`, as it stands in the URLs, and the proxy on the way. Connections of one key are alike. */
  readonly key: string;
  readonly isSecure: boolean;
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** What the header `host` says: no port where it is the scheme's own. */
  readonly authority: string;
  /** What stands between, if anything. */
  readonly proxy: HttpProxy | undefined;
}

/** A URL as two parts: its origin, and what is asked of it. */
interface Address {
  readonly target: Target;
  /** Path and query, as a URL writes them. */
  readonly path: string;
}

/** Paths and queries that a URL leaves as they are. Dots are another matter: `/../` is resolved. */
const plainPath = /^\/[\w\-~!$&()*+,;=:@%/?.]*$/;

const read = (url: string, env: Readonly<Record<string, string | undefined>>): Address => {
  const { protocol, hostname, port, host, pathname, search } = new URL(url);
  const isSecure = protocol === "https:";
  if (!isSecure && protocol !== "http:") throw new TypeError(`${protocol} is no scheme that is spoken here`);
  const target = {
    isSecure,
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (isSecure ? 443 : 80) : Number(port),
    authority: host,
  };
  const proxy = proxyOf(target, env);
  return {
    target: { ...target, proxy, key: `${protocol}//${host} ${proxy?.url.href ?? ""}` },
    path: pathname + search,
  };
};

/**
 * Reads URLs, and remembers the origin of the last: a client's requests all have the same one.
 *
 * @param env The environment, in which proxies are named.
 */
export const addressReader = (env: Readonly<Record<string, string | undefined>>): ((url: string) => Address) => {
  let origin = "";
  let target: Target | undefined;
  return (url) => {
    const path = url.slice(origin.length);
    if (target && url.startsWith(origin) && plainPath.test(path) && !path.includes("/.")) return { target, path };
    const address = read(url, env);
    const end = url.indexOf("/", url.indexOf("//") + 2);
    origin = end < 0 ? url : url.slice(0, end);
    target = address.target;
    return address;
  };
};
