import { type ApiCode, type CallOptions, type ClientOptions, codes, type KnownCode } from "@techlookup/core";
import type { Fault } from "@techlookup/sandbox";

/** What leads to a failure: what the server does, and how the client is set up. */
export interface Situation {
  readonly faults?: readonly Fault[];
  readonly options?: ClientOptions;
  readonly call?: CallOptions;
  /** What is looked up. Default `github.com`. */
  readonly domain?: string;
  /** The sandbox is not asked at all. */
  readonly fetch?: typeof fetch;
  /** Only a client that takes tokens meets it: in a page. */
  readonly withToken?: true;
  /** The rate limit has no room for a while. Only a client that paces its calls meets it: none in a page. */
  readonly isFull?: true;
  /** A call before has found the server down. Only a client that waits for it to recover meets it: none in a page. */
  readonly isDown?: true;
}

const times = 4;

/**
 * The situations of the codes that an answer with the code's status does not lead to. A code without an entry here is met
 * by such an answer.
 */
const scripted: Readonly<Partial<Record<KnownCode, Situation>>> = {
  RATE_LIMIT: { faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 3_600 }] },
  NOT_FOUND: { domain: "unknown.example", faults: [{ kind: "error", code: "NOT_FOUND" }] },
  // Which code and which words the API sends with it is not documented.
  PAYMENT_REQUIRED: {
    faults: [{ kind: "status", status: 402, body: { success: false, error: { message: "Payment required" } } }],
  },
  GATEWAY_ERROR: { faults: [{ kind: "html", status: 502, times }] },
  UNEXPECTED_STATUS: { faults: [{ kind: "html", status: 403 }] },
  UNEXPECTED_REDIRECT: {
    faults: [{ kind: "status", status: 302, headers: { location: "https://www.example.com/v1/domain/github.com" } }],
  },
  INVALID_RESPONSE: { faults: [{ kind: "html", status: 200 }] },
  TRUNCATED_RESPONSE: { faults: [{ kind: "truncated", times }] },
  RESPONSE_TOO_LARGE: { faults: [{ kind: "oversized", bytes: 20_000 }], call: { maxResponseBytes: 10_000 } },
  NETWORK_ERROR: { faults: [{ kind: "refuse", times }] },
  TIMEOUT: { faults: [{ kind: "slow-headers", delayMs: 60_000, times }] },
  ABORTED: { call: { signal: AbortSignal.abort(new Error("the visitor left")) } },
  CONFIGURATION_ERROR: { domain: "https://github.com/about" },
  TOKEN_UNAVAILABLE: { withToken: true },
  CREDIT_LIMIT: { options: { creditLimit: 0 } },
  NO_SLOT: {
    options: {
      pacing: { window: { admit: () => ({ starts: [], waitMs: 42_000, askMs: 42_000, gateMs: 0, cold: false }) } },
    },
    call: { deadlineMs: 30_000 },
    isFull: true,
  },
  OUTAGE: { faults: [{ kind: "status", status: 503, times: 100 }], call: { patienceMs: 0 }, isDown: true },
  UNKNOWN_ERROR: { fetch: (async () => "no Response") as unknown as typeof fetch },
};

const isApiCode = (code: KnownCode): code is ApiCode => codes[code].known === "documented";

/** The API's own error with its documented wording, or an answer of the code's status, in the API's envelope. */
const answerOf = (code: KnownCode): Situation => {
  if (isApiCode(code)) return { faults: [{ kind: "error", code, times }] };
  const { status } = codes[code];
  if (status === null) {
    throw new Error(`${code} has no status and no situation: say in apps/docs/generate/situations.ts what leads to it`);
  }
  const body = { success: false, error: { message: "No wording of it is documented" } };
  return { faults: [{ kind: "status", status, body, times }] };
};

/** What leads to a code. */
export const situationOf = (code: KnownCode): Situation => scripted[code] ?? answerOf(code);
