/**
 * What packages for a runtime are built from: `@techlookup/core/platform`. Applications need none of it.
 */

export { diagnoseConnection } from "./answers/diagnose-connection.ts";
export type { Diagnose, Diagnosis } from "./answers/diagnosis.ts";
export type { WhenOffline } from "./call/connectivity.ts";
export type { CredentialSource, Credentials } from "./call/credentials.ts";
export { TechLookupClient } from "./client.ts";
export { checkNumber, checkWord, type NumberRule } from "./errors/checks.ts";
export { configurationError, showValue } from "./errors/configuration.ts";
export { createRedactor, maskShapes, type Redactor } from "./errors/redact.ts";
export { checkApiKey } from "./settings/api-key.ts";
export { checkBaseUrl, defaultBaseUrl, isLoopback } from "./settings/base-url.ts";
export { checkOptions } from "./settings/check-options.ts";
export { type KeyRuntime, keyPlatform } from "./settings/key-platform.ts";
export type { CommonOptions } from "./settings/options.ts";
export type { Platform } from "./settings/platform.ts";
export { version } from "./version.ts";
