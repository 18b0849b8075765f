import { check } from "../errors/configuration.ts";
import { attempt } from "../errors/plain-data.ts";

/** The API's address, as the vendor documents it. Every path below it begins with `/v1`. */
export const defaultBaseUrl: string = "https://api.technologychecker.io";

/**
 * Hosts that are this machine: a key sent there over plain http stays on it.
 *
 * @example
 * isLoopback("127.0.0.1"); // true
 */
export const isLoopback = (hostname: string): boolean =>
  /^((.+\.)?localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);

/**
 * Checks a base URL, and returns it without a slash at its end.
 *
 * @param name The option that it came in.
 * @param ownOrigin The page's own, which plain http is allowed to: whoever can read it can change the page.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) unless it is an https URL, or http on this machine, without
 * credentials, query, fragment or a `/v1` at its end.
 * @example
 * checkBaseUrl("https://gateway.example/api/"); // https://gateway.example/api
 */
export const checkBaseUrl = (baseUrl: unknown, name = "baseUrl", ownOrigin?: string): string => {
  const text = attempt(() => String(baseUrl)) ?? "";
  const url = attempt(() => new URL(text));
  check(url !== undefined && /^https?:$/.test(url.protocol), name, `be a URL such as ${defaultBaseUrl}`, text);
  const { username, password, protocol, hostname, origin, search, hash, pathname } = url;
  // Credentials first, so that no later message shows them.
  check(username + password === "", name, "have no credentials", hostname);
  const isSafe = protocol === "https:" || isLoopback(hostname) || origin === ownOrigin;
  check(isSafe, name, "use https, except on localhost", text);
  const path = pathname.replace(/\/+$/, "");
  check(search + hash === "" && !path.endsWith("/v1"), name, "end before /v1, without query or fragment", text);
  return origin + path;
};
