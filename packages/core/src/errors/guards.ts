import type { ErrorCode, KnownCode } from "./code-table.ts";
import type { ErrorName } from "./error-fields.ts";
import type { ApiError, ConnectionError } from "./errors.ts";
import { isObject, read, readText } from "./plain-data.ts";
import type { TechLookupError } from "./tech-lookup-error.ts";

/**
 * The name of the class of this project whose error a value is, or `undefined`. Every error carries it under a string,
 * which, unlike a symbol or a class, is the same in two installed copies, ES modules and CommonJS, frames and workers.
 * Never throws.
 */
export const brandOf = (value: unknown): string | undefined =>
  isObject(value) ? readText(value, "@techlookup/error") : undefined;

/**
 * `instanceof` by brand for the classes of this project, so that it holds across copies; by prototype for classes
 * that users derive from them, since those inherit the brand.
 */
export const isInstance = (
  type: { readonly prototype: { readonly "@techlookup/error": ErrorName } },
  value: unknown,
): boolean => {
  const { prototype } = type;
  if (!Object.hasOwn(prototype, "@techlookup/error")) return Function.prototype[Symbol.hasInstance].call(type, value);
  const own = prototype["@techlookup/error"];
  const brand = brandOf(value);
  return brand !== undefined && (own === "TechLookupError" || own === brand);
};

const matches = (error: unknown, brand: ErrorName, code: string | undefined): boolean =>
  brandOf(error) === brand && (code === undefined || read(error, "code") === code);

/**
 * Is it an error of this project? Also works for errors of another installed copy.
 *
 * @example
 * if (isTechLookupError(error)) console.error(error.code, error.docsUrl);
 */
export const isTechLookupError = (error: unknown): error is TechLookupError => brandOf(error) !== undefined;

/**
 * Did the server respond with an error, and with this code if you pass one?
 *
 * @example
 * if (isApiError(error, "NOT_FOUND")) await client.domains.detectLive(domain);
 */
export const isApiError = <Code extends KnownCode | (string & {}) = ErrorCode>(
  error: unknown,
  code?: Code,
): error is ApiError & { readonly code: Code } => matches(error, "ApiError", code);

/**
 * Did the server not respond at all? `error.requestSent` says whether the request may have been carried out.
 *
 * @example
 * if (isConnectionError(error)) console.error(error.reason, error.requestSent);
 */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  matches(error, "ConnectionError", undefined);
