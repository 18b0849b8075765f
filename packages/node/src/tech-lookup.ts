import { type ClientOptions, version } from "@techlookup/core";
import { describeInConsoles, keyPlatform, TechLookupClient } from "@techlookup/core/platform";
import { chooseTransport } from "@techlookup/node-transport";
import { diagnosticsHooks, publishCacheError } from "./diagnostics.ts";

/** Bun also runs this package, and reports itself as some version of Node. */
const runtimeName = process.versions.bun ? `bun/${process.versions.bun}` : `node/${process.versions.node}`;

describeInConsoles();

const unlessBlank = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);

/**
 * A client of the TechnologyChecker API for Node.
 *
 * Without options, it reads the key from `TECHLOOKUP_API_KEY` and the address from `TECHLOOKUP_BASE_URL`; options
 * override both. A blank variable counts as absent.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when there is no key, or an option is invalid. Nothing is sent.
 * @example
 * import { TechLookup } from "@techlookup/node";
 *
 * const client = new TechLookup();
 * const profile = await client.domains.get("example.com");
 */
export class TechLookup extends TechLookupClient {
  constructor(options: ClientOptions = {}) {
    const { TECHLOOKUP_API_KEY, TECHLOOKUP_BASE_URL } = process.env;
    const platform = keyPlatform(options, {
      missingApiKey: "is missing: set the environment variable TECHLOOKUP_API_KEY, or pass { apiKey }",
      found: { apiKey: unlessBlank(TECHLOOKUP_API_KEY), baseUrl: unlessBlank(TECHLOOKUP_BASE_URL) },
      hooks: diagnosticsHooks,
      onCacheError: publishCacheError,
      transport: chooseTransport,
      headers: { "user-agent": `techlookup-node/${version} ${runtimeName}` },
    });
    super(options, platform);
  }
}
