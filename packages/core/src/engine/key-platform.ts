import { diagnoseConnection } from "../answers/diagnose-connection.ts";
import { type CacheEvent, readCache } from "../cache/cache-options.ts";
import { maskRefusal, unreadable } from "../errors/configuration.ts";
import { createRedactor } from "../errors/mask-secret.ts";
import { readObject } from "../errors/option-table.ts";
import { checkApiKey } from "../options/api-key.ts";
import { checkBaseUrl, defaultBaseUrl } from "../options/base-url.ts";
import { makePacer } from "../pacing/make-pacer.ts";
import { readPacing } from "../pacing/pacing-options.ts";
import { budgetBehindGate } from "../recovery/budget-behind-gate.ts";
import { RecoveryGate } from "../recovery/recovery-gate.ts";
import { cacheBy } from "./cache.ts";
import { checkOptions } from "./client-settings.ts";
import { type FetchTransportOptions, fetchTransport } from "./fetch-transport.ts";
import type { ClientOptions } from "./key-options.ts";
import { paceBy } from "./pace.ts";
import { recoverBy } from "./recovery.ts";
import type { Platform } from "./settings.ts";
import type { Transport } from "./transport.ts";

/** What a runtime whose clients have keys says of itself. */
export interface KeyRuntime extends Pick<Platform, "headers" | "hooks"> {
  /** What to say when no key is given: where this runtime would have found one. */
  readonly missingApiKey: string;
  /** What this runtime found where no option is given. Read only then. */
  readonly found?: Pick<ClientOptions, "apiKey" | "baseUrl">;
  /** Told where the store of a cache fails, before the caller. */
  readonly onCacheError?: (event: CacheEvent) => void;
  /** Makes what sends requests, where this runtime has something of its own. Default: `fetch`. */
  readonly transport?: (options: FetchTransportOptions) => Transport;
}

const readGate = readObject<RecoveryGate>("true, false or a RecoveryGate", "roomOf");

/**
 * The platform of a client that has a key: on servers, not in pages.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when the key is missing or cannot be one, or the URL is wrong.
 * @example
 * const platform = keyPlatform({ apiKey: "tapi_live_…" }, { missingApiKey: "is missing: pass { apiKey }" });
 */
export const keyPlatform = (options: ClientOptions, runtime: KeyRuntime): Platform => {
  checkOptions(options, "{ apiKey }");
  const { missingApiKey, found = {}, transport = fetchTransport, onCacheError, ...own } = runtime;
  try {
    const apiKey = checkApiKey(options.apiKey ?? found.apiKey, missingApiKey);
    const redact = createRedactor(apiKey);
    const { recovery = true } = options;
    if (typeof recovery !== "boolean") readGate("recovery", recovery, undefined);
    const pacing = maskRefusal(redact, () => readPacing(options.pacing));
    const cache = maskRefusal(redact, () => readCache(options.cache));
    return {
      ...own,
      baseUrl: maskRefusal(redact, () => checkBaseUrl(options.baseUrl ?? found.baseUrl ?? defaultBaseUrl)),
      credentials: { headers: { authorization: `Bearer ${apiKey}` }, redact },
      redact,
      cache: cache && cacheBy(cache, apiKey, onCacheError),
      // By no random number of the caller's own, which is for the jitter of calls.
      budget: recovery ? budgetBehindGate : undefined,
      makeRecovery: recovery
        ? (clock) => recoverBy(recovery === true ? new RecoveryGate({ clock }) : recovery)
        : undefined,
      makePace: pacing && ((clock) => paceBy(clock, (paced) => makePacer(pacing, paced))),
      transport: transport({ fetch: options.fetch, diagnose: diagnoseConnection }),
    };
  } catch (thrown) {
    throw unreadable("options", thrown);
  }
};
