/** Whose side a failure is on: the one who wrote the call, the account, the server, or the way between. */
export type Side = "caller" | "account" | "server" | "network";

/** How well a fact is known. `ours` marks what this project decided or meets only on the client's side. */
export type Known = "documented" | "observed" | "ours";

/**
 * Whether a failure passes by itself. `throttle`: wait as long as the server says. `transient`: back off.
 * `never`: the same request will fail again.
 */
export type RetryClass = "throttle" | "transient" | "never";

/** One row of the table: what is fixed about a code. */
export interface CodeRow {
  /** HTTP status that the vendor documents for this code; `null` where no single status stands for it. */
  readonly status: number | null;
  readonly side: Side;
  readonly known: Known;
  readonly retry: RetryClass;
  /** What to do first, as one short sentence. It ends every error's message. */
  readonly hint: string;
}

/**
 * The ground of the house: every code a client can meet, once. The code union, the status map, the retry classes,
 * the catalogue, the documentation pages and the sandbox's faults are all derived from this table.
 *
 * Names are permanent: a published code is never renamed or reused.
 */
// biome-ignore format: a table reads row by row
export const codes = {
  VALIDATION_ERROR: { status: 400, side: "caller", known: "documented", retry: "never", hint: "Correct the parameter that the message names." },
  UNAUTHORIZED: { status: 401, side: "account", known: "documented", retry: "never", hint: "Check the API key: it is missing, wrong or revoked." },
  FORBIDDEN: { status: 403, side: "account", known: "documented", retry: "never", hint: "Check that the key's plan includes this endpoint." },
  NOT_FOUND: { status: 404, side: "caller", known: "documented", retry: "never", hint: "If it is a domain, it may not be crawled yet: try live detection (5 credits)." },
  CONFLICT: { status: 409, side: "caller", known: "documented", retry: "never", hint: "The resource exists already: fetch it instead." },
  RATE_LIMIT: { status: 429, side: "account", known: "documented", retry: "throttle", hint: "Send fewer requests a minute, or allow a longer wait." },
  INTERNAL_ERROR: { status: 500, side: "server", known: "documented", retry: "transient", hint: "Try again later." },

  GATEWAY_ERROR: { status: null, side: "server", known: "ours", retry: "transient", hint: "The API is unavailable for now: try again later." },
  PAYMENT_REQUIRED: { status: 402, side: "account", known: "observed", retry: "never", hint: "Check the credits that are left." },
  UNEXPECTED_STATUS: { status: null, side: "server", known: "ours", retry: "never", hint: "Check baseUrl: the answer is not in the API's format." },
  UNEXPECTED_REDIRECT: { status: null, side: "server", known: "ours", retry: "never", hint: "Set baseUrl to the final address: the key is not sent along." },
  INVALID_RESPONSE: { status: null, side: "server", known: "ours", retry: "never", hint: "Check baseUrl, and any proxy between." },
  TRUNCATED_RESPONSE: { status: null, side: "network", known: "ours", retry: "transient", hint: "The answer was lost on the way: it may have been charged." },
  RESPONSE_TOO_LARGE: { status: null, side: "server", known: "ours", retry: "never", hint: "Ask for less, or raise maxResponseBytes." },
  NETWORK_ERROR: { status: null, side: "network", known: "ours", retry: "transient", hint: "Check the network, DNS and any proxy." },
  TIMEOUT: { status: null, side: "network", known: "ours", retry: "transient", hint: "Try again, or raise the timeout that it names." },
  TOKEN_UNAVAILABLE: { status: null, side: "caller", known: "ours", retry: "never", hint: "Look at the cause, and mend the token provider." },
  ABORTED: { status: null, side: "caller", known: "ours", retry: "never", hint: "The caller's signal ended the call." },
  CONFIGURATION_ERROR: { status: null, side: "caller", known: "ours", retry: "never", hint: "Correct the argument. Nothing was sent." },
  CREDIT_LIMIT: { status: null, side: "caller", known: "ours", retry: "never", hint: "Raise creditLimit if the spending is meant." },
  UNKNOWN_ERROR: { status: null, side: "caller", known: "ours", retry: "never", hint: "Look at the cause." },
} as const;

const rows: Readonly<Record<string, CodeRow>> = codes;

/**
 * The row of a code, or `undefined` for one that this version does not know.
 *
 * @example
 * console.log(rowOf("NOT_FOUND")?.side); // caller
 */
export const rowOf = (code: string): CodeRow | undefined => (Object.hasOwn(rows, code) ? rows[code] : undefined);

/** A code that this version knows. `switch` over it is exhaustive. */
export type KnownCode = keyof typeof codes;

/** The codes that the vendor documents. */
export type ApiCode = {
  [Code in KnownCode]: (typeof codes)[Code] extends { known: "documented" } ? Code : never;
}[KnownCode];

/** Any code: the known ones, offered by completion, and whatever the server adds later. */
export type ErrorCode = KnownCode | (string & {});
