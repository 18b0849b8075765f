/**
 * What packages for a runtime are built from: `@techlookup/core/platform`. Applications need none of it.
 */

export { diagnoseConnection } from "./answers/diagnose-connection.ts";
export type { Diagnose, Diagnosis } from "./answers/diagnosis.ts";
export type { WhenOffline } from "./engine/connectivity.ts";
export type { CredentialSource, Credentials } from "./engine/credentials.ts";
export { TechLookupClient } from "./client.ts";
export { checkNumber, checkWord, type NumberRule } from "./errors/checks.ts";
export { configurationError, showValue } from "./errors/configuration.ts";
export { createRedactor, maskShapes, type Redactor } from "./errors/redact.ts";
export { checkApiKey } from "./options/api-key.ts";
export { checkBaseUrl, defaultBaseUrl, isLoopback } from "./options/base-url.ts";
export { checkOptions } from "./options/check-options.ts";
export { type KeyRuntime, keyPlatform } from "./options/key-platform.ts";
export type { CommonOptions } from "./options/options.ts";
export type { Platform } from "./options/platform.ts";
export { version } from "./version.ts";
