import { factsOfStatus, tableRow } from "./code-table.ts";
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

/** The answer to a visitor. Never throws. */
export const publicAnswer = (error: object): PublicAnswer => {
  const { code, status = 0, retryAfterMs = 0 } = readFields(error);
  const { retry = "never" } = tableRow(code) ?? factsOfStatus(status);
  // What cut an aborted call off is a limit of the application's own.
  if (retry === "never" && code !== "ABORTED")
    return { status: 500, headers: {}, body: { title: "Internal Server Error" } };
  const headers: Record<string, string> =
    retryAfterMs > 0 && retryAfterMs < Infinity ? { "retry-after": String(Math.ceil(retryAfterMs / 1_000)) } : {};
  return { status: 503, headers, body: { title: "Service Unavailable" } };
};
