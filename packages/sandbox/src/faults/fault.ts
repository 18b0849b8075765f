import type { ApiCode } from "@techlookup/core";

/** Which requests get a fault. A field that you leave out matches all. */
export interface FaultMatch {
  /** The method, in any case. */
  readonly method?: string;
  /** The path without a query. With `*` at the end: all paths that begin so. */
  readonly path?: string;
  /** How many requests get it before it is used up; `Infinity` for all. Default 1, or all with `forMs`. */
  readonly times?: number;
  /** How long it lasts from when it is scripted, in milliseconds on the sandbox's clock: an outage. Default: until it is used up. */
  readonly forMs?: number;
  /**
   * Whether the request is charged. Default: no for responses that replace the API's own (`status`, `error`, `html`, `empty`,
   * `oversized`, `refuse`, and `reset` at `request`), because the request is not carried out; yes for responses that get lost or
   * damaged on the way, because it was. The setting `charges` changes these defaults.
   */
  readonly charged?: boolean;
}

/** What goes wrong. Plain data, so that scripts can be written in any language. */
export type FaultKind =
  /** Any status with any body and headers. A body that is not a string is sent as JSON. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** An error of the API, in its envelope. `message` defaults to the documented wording of the code; `retryAfter` becomes the header. */
  | { readonly kind: "error"; readonly code: ApiCode; readonly message?: string; readonly retryAfter?: number | string }
  /** A gateway's HTML page. Default 502. */
  | { readonly kind: "html"; readonly status?: number }
  /** No body at all. Default 200. */
  | { readonly kind: "empty"; readonly status?: number }
  /** An envelope whose data is a string of this many bytes, sent in pieces as they are read. */
  | { readonly kind: "oversized"; readonly bytes: number }
  /** The first half of the JSON, as if it were complete. */
  | { readonly kind: "malformed" }
  /** The first half of the JSON, then the connection is closed, short of the announced length. */
  | { readonly kind: "truncated" }
  /** The response headers are late by this many milliseconds. At most 2,147,483,647, here and below. */
  | { readonly kind: "slow-headers"; readonly delayMs: number }
  /** The second half of the body is late by this many milliseconds. */
  | { readonly kind: "slow-body"; readonly delayMs: number }
  /**
   * The connection is reset: `request`, before the request is carried out; `headers`, after that, before the response
   * begins; `body`, in the middle of the response.
   */
  | { readonly kind: "reset"; readonly at: "request" | "headers" | "body" }
  /** The connection is refused. In-process only; for a server, use its `refuseConnections()`. */
  | { readonly kind: "refuse" };

/**
 * A scripted fault: what goes wrong, and for which requests.
 *
 * @example
 * const faults: Fault[] = [
 *   { kind: "error", code: "RATE_LIMIT", retryAfter: 2, times: 3 },
 *   { kind: "reset", at: "headers", method: "POST", path: "/v1/technology-lookup-live" },
 *   { kind: "html", status: 503, forMs: 3_000 }, // An outage of three seconds.
 * ];
 */
export type Fault = FaultKind & FaultMatch;

const carriedOut: readonly Fault["kind"][] = ["malformed", "truncated", "slow-headers", "slow-body"];

/** Whether a request with this fault is still carried out, and its response gets lost, damaged or late. */
export const isCarriedOut = (fault: Fault): boolean =>
  carriedOut.includes(fault.kind) || (fault.kind === "reset" && fault.at !== "request");
