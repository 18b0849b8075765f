import { configurationError, showValue } from "../errors/configuration.ts";

/** The API's address, as the vendor documents it. Every path below it begins with `/v1`. */
export const defaultBaseUrl: string = "https://api.technologychecker.io";

/**
 * Hosts that are this machine: a key sent there over plain http stays on it.
 *
 * @example
 * isLoopback("127.0.0.1"); // true
 */
export const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(\.\d{1,3}){3}$/.test(hostname);

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
  let url: URL;
  const text = String(baseUrl);
  try {
    url = new URL(text);
  } catch {
    throw configurationError(name, `must be a URL such as ${defaultBaseUrl}, and is ${showValue(text)}`);
  }
  // Credentials first, so that no later message shows them.
  if (url.username !== "" || url.password !== "") {
    throw configurationError(name, `must not contain a user name or password (host ${url.hostname})`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw configurationError(name, `must begin with https:// (or http:// on this machine), and is ${showValue(text)}`);
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname) && url.origin !== ownOrigin) {
    throw configurationError(
      name,
      `must use https: plain http would show the key to the network, and is allowed to localhost only, not to ${url.hostname}`,
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw configurationError(name, `must have no query or fragment, and is ${showValue(text)}`);
  }
  const path = url.pathname.replace(/\/+$/, "");
  if (path.endsWith("/v1")) {
    throw configurationError(name, `must not end in /v1, which every path begins with, and is ${showValue(text)}`);
  }
  return url.origin + path;
};
