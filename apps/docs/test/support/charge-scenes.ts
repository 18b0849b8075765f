import type { CallOptions, ClientOptions } from "@techlookup/core";
import type { Fault } from "@techlookup/sandbox";
import { type FailureId, gatewayStatuses, otherStatuses } from "../../generate/charges/failures.ts";

/** One way to make a failure of the table happen in the sandbox. */
export interface Scene {
  /** What every request runs into. */
  readonly fault?: Fault;
  readonly call?: CallOptions;
  readonly options?: Partial<ClientOptions>;
  /** When the caller's signal aborts, in milliseconds. */
  readonly abortAfterMs?: number;
  /** The sandbox does not know what is asked for. */
  readonly isMissing?: true;
  /** What `fetch` returns is no response. */
  readonly isForeign?: true;
}

const status = (code: number): Scene => ({ fault: { kind: "html", status: code } });
const slow: Fault = { kind: "slow-headers", delayMs: 3_600_000 };

/** The scenes of every row that sends something. A row without one does not compile. */
export const scenes: Readonly<Record<Exclude<FailureId, "not-sent">, readonly Scene[]>> = {
  "rate-limit": [{ fault: { kind: "error", code: "RATE_LIMIT", retryAfter: 30 } }],
  "rate-limit-too-long": [{ fault: { kind: "error", code: "RATE_LIMIT", retryAfter: 3_600 } }],
  "server-error": [{ fault: { kind: "error", code: "INTERNAL_ERROR" } }, status(500)],
  gateway: gatewayStatuses.map(status),
  "never-left": [{ fault: { kind: "refuse" } }],
  lost: (["request", "headers"] as const).map((at) => ({ fault: { kind: "reset", at } })),
  "attempt-timeout": [{ fault: slow }, { fault: { kind: "slow-body", delayMs: 3_600_000 } }],
  truncated: [{ fault: { kind: "truncated" } }, { fault: { kind: "reset", at: "body" } }],
  deadline: [{ fault: slow, call: { deadlineMs: 10_000 } }],
  refused: [
    ...(["VALIDATION_ERROR", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND"] as const).map((code) => ({
      fault: { kind: "error", code } as const,
    })),
    { isMissing: true },
  ],
  conflict: [
    { fault: { kind: "error", code: "CONFLICT" } },
    { fault: { kind: "status", status: 402, body: { success: false, error: { code: "PAYMENT_REQUIRED" } } } },
  ],
  "other-status": [...otherStatuses, 400, 403, 404, 409].map(status),
  redirect: [{ fault: { kind: "status", status: 302, headers: { location: "https://www.example.com/" } } }],
  "says-no": [{ fault: { kind: "status", status: 200, body: { success: false, error: { code: "SOMETHING_ELSE" } } } }],
  unreadable: [status(200), { fault: { kind: "malformed" } }, { fault: { kind: "empty" } }],
  "too-large": [{ call: { maxResponseBytes: 10 } }],
  aborted: [{ fault: slow, abortAfterMs: 1_000 }],
  unforeseen: [{ isForeign: true }],
};
