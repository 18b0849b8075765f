/**
 * Whether a failure can pass. `throttle`: wait as long as the server says. `transient`: back off.
 * `never`: the same request will fail again.
 */
export type RetryClass = "throttle" | "transient" | "never";

/** What the engine needs to know of a code. */
interface TableRow {
  /** HTTP status that the vendor documents for this code; absent where no single status stands for it. */
  readonly status?: number;
  /** Absent: `never`. */
  readonly retry?: RetryClass;
  /** What to do first, as one short sentence. It ends every error's message. */
  readonly hint: string;
}

/**
 * Every code a client can meet, once, with what the engine needs to know of it. The code union,
 * the status map, the retry classes, the public table in codes.ts, the catalogue, the documentation pages and the
 * sandbox's faults are all derived from this table.
 *
 * Names are permanent: a published code is never renamed or reused.
 */
// biome-ignore format: a table reads row by row
export const codeTable = {
  VALIDATION_ERROR: { status: 400, hint: "Correct that parameter." },
  UNAUTHORIZED: { status: 401, hint: "Check the API key." },
  FORBIDDEN: { status: 403, hint: "Check the key's plan." },
  NOT_FOUND: { status: 404, hint: "A domain may be too new: try detectLive (5 credits)." },
  CONFLICT: { status: 409, hint: "Fetch what exists." },
  RATE_LIMIT: { status: 429, retry: "throttle", hint: "Send fewer requests, or raise maxWaitMs." },
  INTERNAL_ERROR: { status: 500, retry: "transient", hint: "Try again later." },

  GATEWAY_ERROR: { retry: "transient", hint: "Try again later." },
  PAYMENT_REQUIRED: { status: 402, hint: "Check the credits left." },
  UNEXPECTED_STATUS: { hint: "Check baseUrl." },
  UNEXPECTED_REDIRECT: { hint: "Set baseUrl to the final address." },
  INVALID_RESPONSE: { hint: "Check baseUrl and any proxy." },
  TRUNCATED_RESPONSE: { retry: "transient", hint: "It may have been charged." },
  RESPONSE_TOO_LARGE: { hint: "Ask for less, or raise maxResponseBytes." },
  NETWORK_ERROR: { retry: "transient", hint: "Check network, DNS and any proxy." },
  TIMEOUT: { retry: "transient", hint: "Try again, or raise that limit." },
  TOKEN_UNAVAILABLE: { hint: "Look at the cause." },
  ABORTED: { hint: "Your signal ended the call." },
  CONFIGURATION_ERROR: { hint: "Nothing was sent." },
  CREDIT_LIMIT: { hint: "Raise creditLimit." },
  NO_SLOT: { hint: "Nothing was sent: try again later." },
  UNKNOWN_ERROR: { hint: "Look at the cause." },
  OUTAGE: { hint: "Try again later." },
} as const;

/** @internal */
type CodeTable = typeof codeTable;

/** A code that this version knows. A `switch` over it is exhaustive. */
export type KnownCode = keyof CodeTable;

/** Any code: the known ones, which editors complete, and any that the server adds later. */
export type ErrorCode = KnownCode | (string & {});

const rows: Readonly<Record<string, TableRow>> = codeTable;

/** The row of a code, or `undefined` for one that this version does not know. */
export const tableRow = (code: string): TableRow | undefined => (Object.hasOwn(rows, code) ? rows[code] : undefined);

/** A problem as the message of an error: a sentence, followed by what to do first. */
export const sentence = (problem: string, code: string): string => {
  const hint = tableRow(code)?.hint;
  return `${problem}${/[.!?…]$/.test(problem) ? "" : "."}${hint ? ` ${hint}` : ""}`;
};

/**
 * Answers of something between the client and the API: RFC 9110's temporary ones, and 520 to 524, with which
 * Cloudflare says that it could not reach the server behind it. That they are temporary is our decision; the vendor does not
 * document them.
 */
const isOfGateway = (status: number): boolean => /^(408|50[2-4]|52[0-4])$/.test(`${status}`);

const codeByStatus = (status: number): KnownCode | undefined =>
  isOfGateway(status)
    ? "GATEWAY_ERROR"
    : (Object.keys(codeTable) as KnownCode[]).find((code) => tableRow(code)?.status === status);

/**
 * Statuses whose meaning depends on who answers: a firewall's page or a wrong base URL must not read as "domain unknown" or
 * "plan too small".
 */
const isAmbiguous = (status: number): boolean => /^40[0349]$/.test(`${status}`);

/**
 * The code for an answer whose body names none.
 *
 * @param fromApi Whether the body at least has the API's form, so that the documented meaning of its status holds.
 */
export const codeOfStatus = (status: number, fromApi: boolean): KnownCode =>
  ((fromApi || !isAmbiguous(status)) && codeByStatus(status)) || "UNEXPECTED_STATUS";

/**
 * What follows from a status alone, whatever code the body names: whether the failure passes by itself, and whether
 * any method may be sent again. A documented status allows that (`no`). It does not follow that nothing was charged: the vendor says so of a 429
 * alone, and whether a 500 or a 404 is charged is unknown.
 */
export const factsOfStatus = (status: number): { readonly retry: RetryClass; readonly done: "no" | "maybe" } => {
  const row = tableRow(codeByStatus(status) ?? "");
  return { retry: row?.retry ?? "never", done: row?.status ? "no" : "maybe" };
};
