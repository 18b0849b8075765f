import { type ClientOptions, version } from "@techlookup/core";
import { describeInConsoles, keyPlatform, TechLookupClient } from "@techlookup/core/platform";
import { keyVariable, readKey, runtimeName } from "./environment.ts";

describeInConsoles();

/**
 * A client of the TechnologyChecker API for Deno.
 *
 * With `{ apiKey }`, it needs only `--allow-net` for the API's host. Without it, it reads the key from `TECHLOOKUP_API_KEY`, which
 * also requires `--allow-env=TECHLOOKUP_API_KEY`. It reads no other variable, and none at import.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when there is no key, or an option is invalid. Nothing is sent.
 * @example
 * import { TechLookup } from "@techlookup/deno";
 *
 * const client = new TechLookup();
 * const profile = await client.domains.get("example.com");
 */
export class TechLookup extends TechLookupClient {
  /** Without options, the key is read from the environment. */
  constructor(options: ClientOptions = {}) {
    const platform = keyPlatform(options, {
      missingApiKey: `is missing: pass { apiKey }, or set ${keyVariable} and run with --allow-env=${keyVariable}`,
      found: {
        get apiKey() {
          return readKey();
        },
      },
      headers: { "user-agent": `techlookup-deno/${version} ${runtimeName}` },
    });
    super(options, platform);
  }
}
