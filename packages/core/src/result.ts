import type { TechLookupError } from "./errors/tech-lookup-error.ts";

/** Data or an error, as `client.safe` returns it. Look at `ok` first. */
export type Result<T> =
  | { readonly ok: true; readonly data: T; readonly error?: undefined }
  | { readonly ok: false; readonly error: TechLookupError; readonly data?: undefined };
