import type { CallMeta } from "./engine/meta.ts";
import type { TechLookupError } from "./errors/tech-lookup-error.ts";

/** Data or an error, as `client.safe` returns it. Look at `ok` first. */
export type Result<T> =
  | { readonly ok: true; readonly data: T; readonly error?: undefined }
  | { readonly ok: false; readonly error: TechLookupError; readonly data?: undefined };

/** As `Result`, with what `withResponse()` tells of a success. An error tells of itself. */
export type ResultWithMeta<T> =
  | { readonly ok: true; readonly data: T; readonly meta: CallMeta; readonly error?: undefined }
  | { readonly ok: false; readonly error: TechLookupError; readonly data?: undefined; readonly meta?: undefined };

/** A call of `client.safe`: a promise of its result, which can tell more. It never rejects. */
export interface SafeCall<T> extends Promise<Result<T>> {
  /**
   * The result, and how it came to be. It sends nothing of its own, and never rejects.
   *
   * @example
   * const result = await client.safe.domains.get("example.com").withResponse();
   * console.log(result.ok ? result.meta.attempts : result.error.attempts);
   */
  withResponse(): Promise<ResultWithMeta<T>>;
}
