import { checkOptions, fetchTransport, maskShapes, TechLookupClient } from "@techlookup/core/platform";
import type { BrowserOptions } from "./browser-options.ts";
import { diagnosePage, watched, whenOffline } from "./connection.ts";
import { pageUrl } from "./page-url.ts";
import { refuseKeys } from "./refuse-keys.ts";
import { tokenSource } from "./token-source.ts";

/**
 * A client of the TechnologyChecker API for web pages and workers. It has no key: it calls your gateway, which holds the key, or
 * sends short-lived tokens. While the device is offline, retries wait for the network.
 *
 * Same-origin calls cause no preflight, and the client adds no header of its own to them.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid, or contains something shaped like a secret key.
 * Nothing is sent.
 * @example
 * import { TechLookup } from "@techlookup/browser";
 *
 * const client = new TechLookup({ gateway: "/api/techlookup" });
 * const profile = await client.domains.get("example.com");
 */
export class TechLookup extends TechLookupClient {
  constructor(options: BrowserOptions) {
    checkOptions(options, '{ gateway: "/api/techlookup" }');
    refuseKeys(options);
    const { credentials = "same-origin", token, fetch } = options;
    super(options, {
      baseUrl: "",
      locate: pageUrl(options),
      credentials: tokenSource(token),
      redact: maskShapes,
      transport: watched(fetchTransport({ fetch, init: { credentials }, diagnose: diagnosePage })),
      whenOffline,
    });
  }
}
