import { factsOfStatus, tableRow } from "./code-table.ts";
import { isTechLookupError } from "./guards.ts";
import { readFields } from "./record.ts";

/** What your web server can send to its visitor when a call has failed. It contains nothing from the API. */
export interface PublicAnswer {
  /** 503 for a temporary failure, 500 for one that somebody has to fix. */
  readonly status: 500 | 503;
  /** `retry-after`, in seconds, if the API asked for a wait. */
  readonly headers: Readonly<Record<string, string>>;
  /** What happened, in the words of the status. */
  readonly body: { readonly title: string };
}

const internal: PublicAnswer = { status: 500, headers: {}, body: { title: "Internal Server Error" } };

/**
 * Makes the response that your web server can send to its visitor when something was thrown: status, headers and a JSON body,
 * without the API's message, status or code. 503 for a temporary failure, with `retry-after` if the API asked for a wait; 500 for
 * a failure that somebody has to fix, such as a rejected key, and for anything that is not an error of this project. Never a 4xx:
 * only your application knows whether the visitor caused the error, for example with an unknown domain (`NOT_FOUND`). Our
 * decision. Never throws.
 *
 * @example
 * const { body, ...init } = toPublic(error);
 * const response = Response.json(body, init);
 */
export const toPublic = (error: unknown): PublicAnswer => {
  if (!isTechLookupError(error)) return internal;
  const { code, status = 0, retryAfterMs = 0 } = readFields(error);
  const { retry = "never" } = tableRow(code) ?? factsOfStatus(status);
  // An aborted call was ended by a limit of the application itself.
  if (retry === "never" && code !== "ABORTED") return internal;
  const headers: Record<string, string> =
    retryAfterMs > 0 && retryAfterMs < Infinity ? { "retry-after": String(Math.ceil(retryAfterMs / 1_000)) } : {};
  return { status: 503, headers, body: { title: "Service Unavailable" } };
};
