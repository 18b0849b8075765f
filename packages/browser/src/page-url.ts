import { checkBaseUrl, configurationError, defaultBaseUrl } from "@techlookup/core/platform";
import type { BrowserOptions } from "./browser-options.ts";

/** What relative URLs are relative to: a page's base URL, or a worker's own. */
const base = (): string | undefined => globalThis.document?.baseURI ?? globalThis.location?.href;

/**
 * Where requests go, as an absolute URL.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const pageUrl = (options: BrowserOptions): string => {
  const { gateway, baseUrl } = options;
  const name = baseUrl === undefined ? "gateway" : "baseUrl";
  const given = gateway ?? baseUrl ?? ("token" in options ? defaultBaseUrl : undefined);
  if (given === undefined) {
    throw configurationError(name, 'is missing: pass the URL of your gateway, such as { gateway: "/api/techlookup" }');
  }
  const text = String(given);
  // What is relative to nothing, as where a page is rendered on a server, is named by the check.
  return checkBaseUrl(URL.canParse(text, base()) ? new URL(text, base()) : text, name, globalThis.location?.origin);
};
