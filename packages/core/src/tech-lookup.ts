import { TechLookupClient } from "./client.ts";
import type { ClientOptions } from "./engine/key-options.ts";
import { keyPlatform } from "./engine/key-platform.ts";
import { describeInConsoles } from "./errors/consoles.ts";

describeInConsoles();

/**
 * A client of the TechnologyChecker API for any server runtime that has `fetch`: Workers, edge functions and others. It reads no
 * environment variables: pass the key. Node, Deno and the browser have separate packages, with the same class.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when there is no key, or an option is invalid. Nothing is sent.
 * @example
 * import { TechLookup } from "@techlookup/core";
 *
 * const client = new TechLookup({ apiKey: env.TECHLOOKUP_API_KEY });
 */
export class TechLookup extends TechLookupClient {
  /** Requires at least a key. */
  constructor(options: ClientOptions) {
    super(options, keyPlatform(options, { missingApiKey: "is missing: pass { apiKey }" }));
  }
}
