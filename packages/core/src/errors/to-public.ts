import { factsOfStatus, tableRow } from "./code-table.ts";
import { isTechLookupError } from "./guards.ts";
import { readFields } from "./record.ts";

/** What a web server may answer its own visitor when a call of the API has failed. Nothing in it is the API's. */
export interface PublicAnswer {
  /** 503 for what passes by itself, 500 for what somebody has to correct. */
  readonly status: 500 | 503;
  /** `retry-after`, in seconds, where the API asked for a wait. */
  readonly headers: Readonly<Record<string, string>>;
  /** What happened, in the two words that stand for the status. */
  readonly body: { readonly title: string };
}

const internal: PublicAnswer = { status: 500, headers: {}, body: { title: "Internal Server Error" } };

/**
 * What a web server may answer its own visitor when something was thrown: status, headers and a JSON body, without a word of
 * the API's, its status or code. 503 for what passes by itself, with `retry-after` where the API asked for a wait; 500 for what
 * somebody has to correct, such as a refused key, and for what is no error of this project. Never a 4xx: whether the visitor is
 * at fault, as when a domain that they asked for is unknown (`NOT_FOUND`), only the application knows. Never throws.
 *
 * @example
 * const { body, ...init } = toPublic(error);
 * const response = Response.json(body, init);
 */
export const toPublic = (error: unknown): PublicAnswer => {
  if (!isTechLookupError(error)) return internal;
  const { code, status = 0, retryAfterMs = 0 } = readFields(error);
  const { retry = "never" } = tableRow(code) ?? factsOfStatus(status);
  // What cut an aborted call off is a limit of the application's own.
  if (retry === "never" && code !== "ABORTED") return internal;
  const headers: Record<string, string> =
    retryAfterMs > 0 && retryAfterMs < Infinity ? { "retry-after": String(Math.ceil(retryAfterMs / 1_000)) } : {};
  return { status: 503, headers, body: { title: "Service Unavailable" } };
};
