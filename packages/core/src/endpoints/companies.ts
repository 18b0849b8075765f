import type { CallOptions } from "../settings/options.ts";
import { checkDomain } from "./domain-name.ts";
import type { Get } from "./send.ts";

/** Who owns a domain. Observed: any field may be missing, others may be there. */
export interface Company {
  readonly domain?: string | null;
  readonly company_name?: string | null;
  readonly description?: string | null;
  readonly industry?: string | null;
  /** A range such as `51-200`. */
  readonly employees?: string | null;
  readonly city?: string | null;
  readonly country?: string | null;
  readonly founded?: number | string | null;
  readonly linkedin_url?: string | null;
  readonly company_type?: string | null;
  readonly associated_members?: unknown;
  readonly [field: string]: unknown;
}

/** The companies behind domains. */
export class Companies {
  readonly #get: Get;

  constructor(get: Get) {
    this.#get = get;
  }

  /**
   * The company that owns a domain. Probably 1 credit. Observed: `GET /v1/company/{domain}`.
   *
   * @throws TechLookupError; `NOT_FOUND` when the domain is unknown.
   * @example
   * const { company_name } = await client.companies.get("example.com");
   */
  async get(domain: string, options?: CallOptions): Promise<Company> {
    // Some older company path answers without the envelope (observed, and not told which).
    const rest = { envelope: "optional" } as const;
    return this.#get("/v1/company/{domain}", checkDomain("domain", domain), options, rest);
  }
}
