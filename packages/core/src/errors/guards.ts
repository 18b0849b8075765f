import { brandOf } from "./brand.ts";
import type { ErrorCode, KnownCode } from "./code-table.ts";
import type { ApiError, ConnectionError } from "./errors.ts";
import type { TechLookupError } from "./tech-lookup-error.ts";

const matches = (error: unknown, brand: string, code: string | undefined): boolean =>
  brandOf(error) === brand && (code === undefined || (error as { code: unknown }).code === code);

/**
 * Is it an error of this project? Holds for errors of another installed copy, too.
 *
 * @example
 * if (isTechLookupError(error)) console.error(error.code, error.docsUrl);
 */
export const isTechLookupError = (error: unknown): error is TechLookupError => brandOf(error) !== undefined;

/**
 * Did the server answer with an error, and with this code if one is given?
 *
 * @example
 * if (isApiError(error, "NOT_FOUND")) await client.domains.detectLive(domain);
 */
export const isApiError = <Code extends KnownCode | (string & {}) = ErrorCode>(
  error: unknown,
  code?: Code,
): error is ApiError & { readonly code: Code } => matches(error, "ApiError", code);

/**
 * Did the server not answer at all? `error.requestSent` tells whether the request may have been carried out.
 *
 * @example
 * if (isConnectionError(error)) console.error(error.reason, error.requestSent);
 */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  matches(error, "ConnectionError", undefined);
