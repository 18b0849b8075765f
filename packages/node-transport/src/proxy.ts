import { node } from "./builtins.ts";

/** A proxy that the environment names. */
export interface HttpProxy {
  /** Its address, without credentials. */
  readonly url: URL;
  /** What lets a request pass, if it takes something: the header `proxy-authorization`. */
  readonly authorization?: string;
  /** The variable that names it, for messages. */
  readonly variable: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a request goes, as far as a proxy is chosen by it. */
interface Destination {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || host === "::1" || /^127\./.test(host);

/** Whether one entry of `NO_PROXY` means this host and port. */
const means = (entry: string, { host, port }: Destination): boolean => {
  if (entry === "*") return true;
  const [, bracketed, bare = entry, wantedPort] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
  const name = bracketed ?? bare;
  const { isIP, BlockList } = node("node:net");
  const family = isIP(host);
  if (family !== 0) {
    const [address = "", length] = name.split("/");
    if (isIP(address) !== family) return false;
    const type = family === 6 ? "ipv6" : "ipv4";
    const list = new BlockList();
    if (length === undefined) list.addAddress(address, type);
    else if (/^\d{1,3}$/.test(length) && Number(length) <= (family === 6 ? 128 : 32))
      list.addSubnet(address, Number(length), type);
    return list.check(host, type);
  }
  const suffix = name.replace(/^\*?\./, "");
  if (suffix === "") return false;
  return host.endsWith(`.${suffix}`) || (host === suffix && name === suffix);
};

const parse = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/** What a URL holds in percent-encoding, or a text that is none, as it is. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** The first variable of a list that is set. Lower case comes first, as everywhere. */
const firstSet = (env: Environment, names: readonly string[]): [name: string, value: string] | undefined => {
  for (const name of names) {
    const value = env[name]?.trim();
    if (value) return [name, value];
  }
  return undefined;
};

/**
 * The proxy that the environment names for a destination: `https_proxy` or `http_proxy`, by the scheme of the request, unless
 * `no_proxy` excepts it. This machine is never reached through a proxy.
 *
 * `HTTP_PROXY` in capitals is not read in a CGI program, where it is what a visitor sent as a header `Proxy` (httpoxy, CVE-2016-5385).
 * A variable that holds no URL is a proxy that cannot be used: whoever set it wants no request to go another way.
 */
export const proxyOf = (destination: Destination, env: Environment): HttpProxy | undefined => {
  const { isSecure, host } = destination;
  const isCgi = env.REQUEST_METHOD !== undefined;
  const names = isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", ...(isCgi ? [] : ["HTTP_PROXY"])];
  const found = firstSet(env, names);
  if (!found || isLoopback(host)) return undefined;
  const [, excepted = ""] = firstSet(env, ["no_proxy", "NO_PROXY"]) ?? [];
  const entries = excepted.toLowerCase().split(/[\s,]+/);
  if (entries.some((entry) => means(entry, destination))) return undefined;
  const [variable, text] = found;
  // Without a scheme it is one over http, as everywhere.
  const url = parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`) ?? new URL("unreadable:");
  const { username, password } = url;
  const credentials = `${decode(username)}:${decode(password)}`;
  url.username = "";
  url.password = "";
  return { url, variable, ...(credentials !== ":" && { authorization: `Basic ${toBase64(credentials)}` }) };
};
