import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { CallEndpoint } from "./call-endpoint.ts";

/** The company that owns a domain. Observed: any field may be missing, and there may be others. */
export interface Company {
  /** The domain that you looked up. */
  readonly domain?: string | null;
  /** The company's name. */
  readonly company_name?: string | null;
  /** What it does. */
  readonly description?: string | null;
  /** Its industry. */
  readonly industry?: string | null;
  /** A range such as `51-200`. */
  readonly employees?: string | null;
  /** Where it is. */
  readonly city?: string | null;
  /** Where it is. */
  readonly country?: string | null;
  /** The year, as a number or a text. */
  readonly founded?: number | string | null;
  /** Its LinkedIn page. */
  readonly linkedin_url?: string | null;
  /** Its legal or commercial form. */
  readonly company_type?: string | null;
  /** Its format is unknown. */
  readonly associated_members?: unknown;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** The companies behind domains. */
export class Companies {
  readonly #call: CallEndpoint;

  /** Made by the client, as `client.companies`. */
  constructor(call: CallEndpoint) {
    this.#call = call;
  }

  /**
   * The company that owns a domain. Probably 1 credit. Observed: `GET /v1/company/{domain}`.
   *
   * @throws TechLookupError; `NOT_FOUND` when the domain is unknown.
   * @example
   * const { company_name } = await client.companies.get("example.com");
   */
  get(domain: string, options?: CallOptions): Call<Company> {
    return this.#call("companies.get", { domain }, options);
  }
}
