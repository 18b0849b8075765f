import { systemClock } from "@techlookup/core";
import {
  checkApiKey,
  checkBaseUrl,
  checkNumber,
  checkOptions,
  configurationError,
  createRedactor,
  defaultBaseUrl,
  type Redactor,
  showValue,
} from "@techlookup/core/platform";
import { checkAllow, checkBasePath, checkOrigins } from "./check-lists.ts";
import type { EndpointName } from "./endpoints.ts";
import type { Authorize, GatewayOptions } from "./options.ts";
import { createSafeJson } from "./safe-json.ts";

/** A gateway's options, complete and checked. Kept in a closure: nothing that holds the key can be looked into. */
export interface Settings {
  readonly authorize: Authorize;
  readonly onError: GatewayOptions["onError"];
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly allowCredentials: boolean;
  readonly limitPerMinute: number;
  readonly creditsPerDay: number;
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  readonly bodyTimeoutMs: number;
  /** One limit for all endpoints, where one is set. */
  readonly timeoutMs: number | undefined;
  readonly authorization: string;
  /** Masks the key, and whatever looks like one, in texts for people. */
  readonly redact: Redactor;
  /** Data as JSON, with the key masked, and nothing else. */
  readonly toSafeJson: (data: unknown) => string;
  readonly allow: ReadonlySet<EndpointName>;
  readonly basePath: string;
  readonly baseUrl: string;
  readonly origins: ReadonlySet<string>;
}

const checkFunction = (name: keyof GatewayOptions, value: unknown, isRequired = false): void => {
  if (typeof value === "function" || (value === undefined && !isRequired)) return;
  const example = name === "authorize" ? " such as (request) => ({ id: userOf(request) })" : "";
  throw configurationError(name, `must be a function${example}, and is ${showValue(value)}`);
};

/**
 * A gateway's settings, complete and checked.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is wrong.
 */
export const gatewaySettings = (options: GatewayOptions): Settings => {
  checkOptions(options, "{ apiKey, authorize, allow }");
  const { authorize, onError, allowCredentials = false, timeoutMs } = options;
  const apiKey = checkApiKey(options.apiKey, "is missing: pass { apiKey }, from your server's environment");
  checkFunction("authorize", authorize, true);
  for (const name of ["onError", "fetch", "now"] as const) checkFunction(name, options[name]);
  const { limitPerMinute = 60, creditsPerDay = Number.POSITIVE_INFINITY } = options;
  const { maxRequestBytes = 16 * 1024, maxResponseBytes = 10 * 1024 * 1024, bodyTimeoutMs = 10_000 } = options;
  checkNumber("limitPerMinute", limitPerMinute, { min: 1, integer: true });
  checkNumber("creditsPerDay", creditsPerDay, { min: 0 });
  checkNumber("maxRequestBytes", maxRequestBytes, { min: 1, integer: true });
  checkNumber("maxResponseBytes", maxResponseBytes, { min: 1, integer: true });
  checkNumber("bodyTimeoutMs", bodyTimeoutMs, { min: 1 });
  if (timeoutMs !== undefined) checkNumber("timeoutMs", timeoutMs, { min: 1 });
  if (typeof allowCredentials !== "boolean") {
    throw configurationError("allowCredentials", `must be true or false, and is ${showValue(allowCredentials)}`);
  }
  return {
    ...{ authorize, onError, allowCredentials, timeoutMs },
    ...{ limitPerMinute, creditsPerDay, maxRequestBytes, maxResponseBytes, bodyTimeoutMs },
    authorization: `Bearer ${apiKey}`,
    redact: createRedactor(apiKey),
    toSafeJson: createSafeJson(apiKey),
    allow: checkAllow(options.allow),
    basePath: checkBasePath(options.basePath),
    baseUrl: checkBaseUrl(options.baseUrl ?? defaultBaseUrl),
    origins: checkOrigins(options.origins, allowCredentials),
    // Looked up at every call, so that what replaces it later, as tests and tracers do, is used.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? systemClock.now,
  };
};
