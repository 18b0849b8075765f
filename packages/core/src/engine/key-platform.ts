import { diagnoseConnection } from "../answers/diagnose-connection.ts";
import { maskRefusal } from "../errors/configuration.ts";
import { createRedactor } from "../errors/mask-secret.ts";
import { checkApiKey } from "../options/api-key.ts";
import { checkBaseUrl, defaultBaseUrl } from "../options/base-url.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { checkOptions } from "./client-settings.ts";
import { fetchTransport } from "./fetch-transport.ts";
import type { Platform } from "./settings.ts";

/** What a runtime whose clients have keys says of itself. */
export interface KeyRuntime extends Pick<Platform, "headers" | "hooks"> {
  /** What to say when no key is given: where this runtime would have found one. */
  readonly missingApiKey: string;
}

/**
 * The platform of a client that has a key: on servers, not in pages.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when the key is missing or cannot be one, or the URL is wrong.
 * @example
 * const platform = keyPlatform({ apiKey: "tapi_live_…" }, { missingApiKey: "is missing: pass { apiKey }" });
 */
export const keyPlatform = (options: ClientOptions, runtime: KeyRuntime): Platform => {
  checkOptions(options, "{ apiKey }");
  const { missingApiKey, ...own } = runtime;
  const apiKey = checkApiKey(options.apiKey, missingApiKey);
  const redact = createRedactor(apiKey);
  return {
    ...own,
    baseUrl: maskRefusal(redact, () => checkBaseUrl(options.baseUrl ?? defaultBaseUrl)),
    credentials: { headers: { authorization: `Bearer ${apiKey}` }, redact },
    redact,
    transport: fetchTransport({ fetch: options.fetch, diagnose: diagnoseConnection }),
  };
};
