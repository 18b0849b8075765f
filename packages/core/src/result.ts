import type { CallMeta } from "./engine/meta.ts";
import type { TechLookupError } from "./errors/tech-lookup-error.ts";

/** Data or an error, as `client.safe` returns it. Check `ok` first. */
export type Result<T> =
  | { readonly ok: true; readonly data: T; readonly error?: undefined }
  | { readonly ok: false; readonly error: TechLookupError; readonly data?: undefined };

/** Like `Result`, with the details that `withResponse()` adds to a success. An error has its own details. */
export type ResultWithMeta<T> =
  | { readonly ok: true; readonly data: T; readonly meta: CallMeta; readonly error?: undefined }
  | { readonly ok: false; readonly error: TechLookupError; readonly data?: undefined; readonly meta?: undefined };

/** A call of `client.safe`: a promise of its result, with details on request. It never rejects. */
export interface SafeCall<T> extends Promise<Result<T>> {
  /**
   * The result, and how it was obtained. Sends no further request, and never rejects.
   *
   * @example
   * const result = await client.safe.domains.get("example.com").withResponse();
   * console.log(result.ok ? result.meta.attempts : result.error.attempts);
   */
  withResponse(): Promise<ResultWithMeta<T>>;
}
