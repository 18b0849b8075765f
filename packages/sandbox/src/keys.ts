import type { PlanName } from "./plans.ts";

/** A key that a sandbox knows. */
export interface SandboxKey {
  readonly secret: string;
  readonly name: string;
  readonly plan: PlanName;
  readonly status: "active" | "revoked" | "restricted";
}

/**
 * The keys of every sandbox, by purpose. They have the documented format, and work nowhere else.
 *
 * @example
 * new TechLookup({ apiKey: sandboxKeys.pro, baseUrl: sandbox.url });
 */
export const sandboxKeys = {
  /** 60 requests per window, 100 credits; no signals, and no companies of a technology. */
  free: "tapi_test_sandbox0free00000000000000000000",
  /** 300 requests per window, 10,000 credits. */
  pro: "tapi_test_sandbox0pro000000000000000000000",
  /** 1,000 requests per window, 50,000 credits. */
  scale: "tapi_test_sandbox0scale0000000000000000000",
  /** No longer valid: every call gets a 401. */
  revoked: "tapi_test_sandbox0revoked00000000000000000",
  /** Belongs to a restricted account: every call gets a 403. */
  restricted: "tapi_test_sandbox0restricted00000000000000",
} as const;

/** What the sandbox knows of each key. */
export const knownKeys: readonly SandboxKey[] = [
  { secret: sandboxKeys.free, name: "free", plan: "free", status: "active" },
  { secret: sandboxKeys.pro, name: "pro", plan: "pro", status: "active" },
  { secret: sandboxKeys.scale, name: "scale", plan: "scale", status: "active" },
  { secret: sandboxKeys.revoked, name: "revoked", plan: "pro", status: "revoked" },
  { secret: sandboxKeys.restricted, name: "restricted", plan: "pro", status: "restricted" },
];

/** The key in an `Authorization` header, if it has the documented form `Bearer <key>`. */
export const secretOf = (authorization: string | null | undefined): string | undefined =>
  /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];

/** Whether a key has the documented form. Its alphabet is unknown, and not looked at. */
export const hasKeyForm = (secret: string): boolean => /^tapi_(live|test)_.{32}$/.test(secret);
