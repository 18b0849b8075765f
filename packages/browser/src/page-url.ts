import { checkBaseUrl, configurationError, defaultBaseUrl } from "@techlookup/core/platform";
import type { BrowserOptions } from "./browser-options.ts";
import { advice, holdsKey } from "./refuse-keys.ts";

/** What is relative to a page: a path, with or without dots or a host before it. */
const isRelative = (url: string): boolean => /^\.{0,2}\//.test(url);

/** The URL as seen from a page's base URL, or a worker's own; as it is where it cannot be parsed. */
const fromHere = (url: string): string => {
  try {
    return new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href).href;
  } catch {
    return url;
  }
};

/**
 * Where requests go, as an absolute URL. Only the returned function needs a page for a relative one, so that a module that is
 * evaluated on a server as well can make its client.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`); what it returns throws the same where there is no page.
 */
export const pageUrl = (options: BrowserOptions): (() => string) => {
  const { gateway, baseUrl } = options;
  const name = baseUrl === undefined ? "gateway" : "baseUrl";
  const given = gateway ?? baseUrl ?? ("token" in options ? defaultBaseUrl : undefined);
  if (given === undefined) {
    throw configurationError(name, 'is missing: pass one such as { gateway: "/api/techlookup" }');
  }
  const text = String(given);
  if (holdsKey(text)) throw configurationError(name, advice);
  let url: string | undefined;
  const locate = (): string => {
    if (url) return url;
    const found = fromHere(text);
    if (isRelative(found)) {
      throw configurationError(
        name,
        "is relative to a page, and there is none here: call it in a page, or pass an absolute URL",
      );
    }
    url = checkBaseUrl(found, name, globalThis.location?.origin);
    return url;
  };
  if (!isRelative(fromHere(text))) locate();
  return locate;
};
