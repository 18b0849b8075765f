import { codeTable, type KnownCode, type RetryClass } from "./code-table.ts";

/** Whose problem a failure is: your code (`caller`), your account, the API (`server`) or the network. */
export type Side = "caller" | "account" | "server" | "network";

/** How well a fact is known. `ours` marks a decision of this project, or a code that only the client uses. */
export type Known = "documented" | "observed" | "ours";

/** One row of the table: what is fixed about a code. */
export interface CodeRow {
  /** HTTP status that the vendor documents for this code; `null` where no single status stands for it. */
  readonly status: number | null;
  /** Whose problem the failure is. */
  readonly side: Side;
  /** How well the code is known. */
  readonly known: Known;
  /** Whether, and how, it passes by itself. */
  readonly retry: RetryClass;
  /** What to do first, as one short sentence. It ends every error's message. */
  readonly hint: string;
}

/** Apart from the engine's table: programs that only call the API do not load it. */
const sides = {
  VALIDATION_ERROR: "caller",
  UNAUTHORIZED: "account",
  FORBIDDEN: "account",
  NOT_FOUND: "caller",
  CONFLICT: "caller",
  RATE_LIMIT: "account",
  INTERNAL_ERROR: "server",
  GATEWAY_ERROR: "server",
  PAYMENT_REQUIRED: "account",
  UNEXPECTED_STATUS: "server",
  UNEXPECTED_REDIRECT: "server",
  INVALID_RESPONSE: "server",
  TRUNCATED_RESPONSE: "network",
  RESPONSE_TOO_LARGE: "server",
  NETWORK_ERROR: "network",
  TIMEOUT: "network",
  TOKEN_UNAVAILABLE: "caller",
  ABORTED: "caller",
  CONFIGURATION_ERROR: "caller",
  CREDIT_LIMIT: "caller",
  NO_SLOT: "caller",
  UNKNOWN_ERROR: "caller",
  OUTAGE: "server",
} as const;

type Table = typeof codeTable;
type StatusOf<Row> = Row extends { readonly status: infer Status } ? Status : null;
/** The vendor documents a status with each of its codes, and not the 402 that it answers. The rest is our decision. */
type KnownOf<Row> = Row extends { readonly status: infer Status }
  ? Status extends 402
    ? "observed"
    : "documented"
  : "ours";

/**
 * The code table as it is published: one row a code, with the literal types of its values.
 *
 * @internal
 */
type Codes = {
  readonly [Code in KnownCode]: {
    readonly status: StatusOf<Table[Code]>;
    readonly side: (typeof sides)[Code];
    readonly known: KnownOf<Table[Code]>;
    readonly retry: Table[Code] extends { readonly retry: infer Retry } ? Retry : "never";
    readonly hint: Table[Code]["hint"];
  };
};

const sideOf: Readonly<Record<KnownCode, Side>> = sides;

const publish = (): Codes => {
  const rows: Record<string, CodeRow> = {};
  for (const [code, row] of Object.entries(codeTable)) {
    const { status = null, retry = "never", hint } = row as Partial<CodeRow> & Pick<CodeRow, "hint">;
    const known = status === null ? "ours" : status === 402 ? "observed" : "documented";
    rows[code] = { status, side: sideOf[code as KnownCode], known, retry, hint };
  }
  return rows as Codes;
};

/**
 * Every code a client can meet, with what is fixed about it.
 *
 * @example
 * console.log(codes.RATE_LIMIT.status); // 429
 */
export const codes: Codes = /* @__PURE__ */ publish();

/**
 * The row of a code, or `undefined` for one that this version does not know.
 *
 * @example
 * console.log(rowOf("NOT_FOUND")?.side); // caller
 */
export const rowOf = (code: string): CodeRow | undefined =>
  typeof code === "string" && Object.hasOwn(codes, code) ? codes[code as KnownCode] : undefined;

/** The codes that the vendor documents. */
export type ApiCode = {
  [Code in KnownCode]: Codes[Code] extends { known: "documented" } ? Code : never;
}[KnownCode];
