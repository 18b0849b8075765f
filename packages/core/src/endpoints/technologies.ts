import type { CallOptions } from "../settings/options.ts";
import { checkId, checkParameters, checkSegment } from "./arguments.ts";
import { type Page, pages } from "./page.ts";
import type { Get } from "./send.ts";

/** A technology. Observed: any field may be missing, others may be there. */
export interface Technology {
  readonly id?: number | string | null;
  readonly name?: string | null;
  readonly category?: string | { readonly name?: string | null } | null;
  readonly [field: string]: unknown;
}

/** Whether a technology is known. Observed. An unknown name may also be `NOT_FOUND`. */
export interface TechnologyLookup {
  readonly exists?: boolean | null;
  readonly technology?: Technology | null;
  readonly [field: string]: unknown;
}

/** Domains that run a technology. Observed. */
export interface TechnologyDomains {
  readonly technology?: Technology | string | null;
  readonly domains?:
    | readonly {
        readonly domain?: string | null;
        readonly first_detected?: string | null;
        readonly last_detected?: string | null;
        readonly [field: string]: unknown;
      }[]
    | null;
  readonly count?: number | null;
  readonly [field: string]: unknown;
}

/** A company that runs a technology. Observed: any field may be missing, others may be there. */
export interface TechnologyCompany {
  readonly domain?: string | null;
  readonly name?: string | null;
  readonly industry?: string | null;
  readonly industry_code?: string | number | null;
  readonly employees?: string | null;
  readonly country?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly founded?: number | string | null;
  readonly company_type?: string | null;
  readonly [field: string]: unknown;
}

/** One page of `technologies.companies`. Observed. */
export interface TechnologyCompanies extends Page {
  readonly technology?: Technology | string | null;
  readonly companies?: readonly TechnologyCompany[] | null;
}

/** Parameters of `technologies.companies`. Observed; the API's bounds and defaults are unknown. */
export interface TechnologyCompaniesParameters {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly country?: string | undefined;
  readonly industry?: string | undefined;
}

/** Technologies, and who runs them. Each call probably costs 1 credit. */
export class Technologies {
  readonly #get: Get;

  constructor(get: Get) {
    this.#get = get;
  }

  /**
   * A technology by its name. Observed: `GET /v1/technology/name/{name}`.
   *
   * @throws TechLookupError
   * @example
   * const { exists, technology } = await client.technologies.get("Next.js");
   */
  async get(name: string, options?: CallOptions): Promise<TechnologyLookup> {
    return this.#get("/v1/technology/name/{name}", checkSegment("name", name), options);
  }

  /**
   * Domains that run a technology. Observed: `GET /v1/technology/name/{name}/domains`.
   *
   * @throws TechLookupError
   * @example
   * const { domains } = await client.technologies.domains("Next.js", { limit: 10 });
   */
  async domains(
    name: string,
    parameters?: { readonly limit?: number | undefined },
    options?: CallOptions,
  ): Promise<TechnologyDomains> {
    const segment = checkSegment("name", name);
    const query = checkParameters(parameters, "limit");
    return this.#get("/v1/technology/name/{name}/domains", segment, options, { query });
  }

  /**
   * One page of the companies that run a technology. Observed: `GET /v1/technology/{id}/companies`.
   *
   * @throws TechLookupError
   * @example
   * const { companies, total } = await client.technologies.companies(12, { country: "DE", limit: 50 });
   */
  async companies(
    id: number | string,
    parameters?: TechnologyCompaniesParameters,
    options?: CallOptions,
  ): Promise<TechnologyCompanies> {
    const segment = checkId("id", id);
    const query = checkParameters(parameters, "limit", "offset", "country", "industry");
    return this.#get("/v1/technology/{id}/companies", segment, options, { query });
  }

  /**
   * All the companies that run a technology, page after page as they are asked for; each page is a call. Ends only where
   * the list ends: a page that fails throws.
   *
   * @throws TechLookupError; `INVALID_RESPONSE` when a page is missing or not the one that was asked for.
   * @example
   * for await (const company of client.technologies.eachCompany(12)) console.log(company.domain);
   */
  eachCompany(
    id: number | string,
    parameters?: TechnologyCompaniesParameters,
    options?: CallOptions,
  ): AsyncGenerator<TechnologyCompany, void, undefined> {
    return pages("companies", parameters, (page) => this.companies(id, page, options));
  }
}
