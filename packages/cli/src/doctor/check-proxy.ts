import { transportOf } from "@techlookup/node";
import { proxyOf } from "@techlookup/node-transport";
import { exitCodes } from "../exit-codes.ts";
import { type Check, ok, warning, wrong } from "./check.ts";

/** Whether a proxy stands on the way, and what was found of it. */
export interface ProxyCheck {
  readonly isUsed: boolean;
  readonly checks: readonly Check[];
}

const variables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/** Which proxy the environment names for an address, and whether this Node uses it. */
export const checkProxy = (url: URL): ProxyCheck => {
  const named = variables.filter((name) => process.env[name]?.trim());
  const isSecure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const proxy = proxyOf({ isSecure, host, port: Number(url.port || (isSecure ? 443 : 80)) }, process.env);
  if (!proxy) return { isUsed: false, checks: [unused(named, host)] };
  const { variable, url: proxyUrl } = proxy;
  if (!/^https?:$/.test(proxyUrl.protocol)) {
    const finding = `${variable} names none that can be used: it must begin with http:// or https://, and SOCKS is not spoken.`;
    const fix = `Set ${variable} to the address of an HTTP proxy, or add ${host} to NO_PROXY.`;
    return { isUsed: true, checks: [wrong("proxy", finding, fix, exitCodes.unreachable)] };
  }
  const { uses, because } = transportOf();
  const shown = `${variable} names ${proxyUrl.origin}${proxy.authorization ? ", with a password" : ""}`;
  if (uses === "node:http")
    return { isUsed: true, checks: [ok("proxy", `${shown}, and requests to ${host} go through it`)] };
  // Node's own fetch reads the variables when it is told so at the start, and of others nobody knows.
  if (process.env.NODE_USE_ENV_PROXY === "1")
    return {
      isUsed: true,
      checks: [ok("proxy", `${shown}; requests are sent by fetch, which uses it by NODE_USE_ENV_PROXY=1`)],
    };
  const finding = `${shown}, but requests are sent by fetch, since ${because}: it may not use it.`;
  return {
    isUsed: false,
    checks: [warning("proxy", finding, "Set NODE_USE_ENV_PROXY=1 as well (Node 22.21, 24 or later).")],
  };
};

const unused = (named: readonly string[], host: string): Check => {
  if (named.length === 0) return ok("proxy", "the environment names none");
  const only = named.every((name) => /^all_proxy$/i.test(name));
  return only
    ? warning(
        "proxy",
        `${named.join(", ")} is set, and not read: requests to ${host} go out directly.`,
        "If they are to go through a proxy, set HTTPS_PROXY to an HTTP proxy.",
      )
    : ok(
        "proxy",
        `${named.join(", ")} set, and not used for ${host}: NO_PROXY, another scheme, or this machine itself`,
      );
};
