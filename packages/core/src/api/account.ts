import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { CallEndpoint } from "./call-endpoint.ts";

/** Credits of a key. Documented. */
export interface KeyCredits {
  /** Credits a month. */
  readonly limit: number;
  /** Credits used since the last reset. */
  readonly used: number;
  /** Credits left until the next one. */
  readonly remaining: number;
  /** ISO 8601, UTC. */
  readonly reset_at: string;
}

/** A key of the organization, without its secret. Documented. */
export interface AccountKey {
  /** The key's id. */
  readonly id: string;
  /** The first characters of the key. */
  readonly key_prefix: string;
  /** The name that the organization gave the key. */
  readonly name: string;
  /** The plan that it belongs to. */
  readonly plan: string;
  /** The status of the key. */
  readonly status: string;
  /** Its credits: the limit, used and left. */
  readonly credits: KeyCredits;
}

/** A key with its requests in the period. Documented. */
export interface AccountKeyUsage extends AccountKey {
  /** Its requests in the period. */
  readonly usage: {
    readonly total_requests: number;
    readonly successful_requests: number;
    readonly failed_requests: number;
  };
}

/** The response of `GET /v1/usage`. Documented. */
export interface Usage {
  /** The organization's id. */
  readonly owner_id: string;
  /** The first and last day of the period, both included. */
  readonly period: { readonly start: string; readonly end: string };
  /** Its keys. */
  readonly keys: readonly AccountKeyUsage[];
  /** All keys together. */
  readonly totals: {
    readonly credits_limit: number;
    readonly credits_used: number;
    readonly credits_remaining: number;
    readonly total_requests: number;
  };
}

/** The response of `GET /v1/credits`. Documented. */
export interface Credits {
  /** The organization's id. */
  readonly owner_id: string;
  /** All keys together. */
  readonly totals: {
    readonly credits_limit: number;
    readonly credits_used: number;
    readonly credits_remaining: number;
    /** ISO 8601, UTC. */
    readonly next_reset_at: string;
  };
  /** Its keys. */
  readonly keys: readonly AccountKey[];
}

/** Parameters of `account.usage`, named as the API names them. */
export interface UsageParameters {
  /** First day, `YYYY-MM-DD`. The API's default: 30 days ago. */
  readonly start_date?: string | undefined;
  /** Last day, `YYYY-MM-DD`. The API's default: today. */
  readonly end_date?: string | undefined;
}

/** Credits and requests of the account: used and left. Costs no credits (documented). */
export class Account {
  readonly #call: CallEndpoint;

  /** Made by the client, as `client.account`. */
  constructor(call: CallEndpoint) {
    this.#call = call;
  }

  /**
   * Requests and credits used in a period. 0 credits. Documented: `GET /v1/usage`.
   *
   * @throws TechLookupError; `CONFIGURATION_ERROR` for a date that does not exist.
   * @example
   * const { totals } = await client.account.usage({ start_date: "2026-11-01" });
   */
  usage(parameters?: UsageParameters, options?: CallOptions): Call<Usage> {
    return this.#call("account.usage", { parameters }, options);
  }

  /**
   * Credits used and left. 0 credits. Documented: `GET /v1/credits`.
   *
   * @throws TechLookupError
   * @example
   * const { totals } = await client.account.credits();
   */
  credits(options?: CallOptions): Call<Credits> {
    return this.#call("account.credits", {}, options);
  }
}
