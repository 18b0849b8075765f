import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { CallEndpoint } from "./call-endpoint.ts";
import { type Page, pages } from "./page.ts";

/** A technology. Observed: any field may be missing, and there may be others. */
export interface Technology {
  /** Its id, for `companies`. */
  readonly id?: number | string | null;
  /** Its name. */
  readonly name?: string | null;
  /** Its category, as a text or with a name. */
  readonly category?: string | { readonly name?: string | null } | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** Whether a technology is known. Observed. An unknown name may also be `NOT_FOUND`. */
export interface TechnologyLookup {
  /** Whether it is known. */
  readonly exists?: boolean | null;
  /** The requested technology. */
  readonly technology?: Technology | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** Domains that use a technology. Observed. */
export interface TechnologyDomains {
  /** The requested technology. */
  readonly technology?: Technology | string | null;
  /** The domains. */
  readonly domains?:
    | readonly {
        readonly domain?: string | null;
        readonly first_detected?: string | null;
        readonly last_detected?: string | null;
        readonly [field: string]: unknown;
      }[]
    | null;
  /** How many domains there are. */
  readonly count?: number | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** A company that uses a technology. Observed: any field may be missing, and there may be others. */
export interface TechnologyCompany {
  /** The company's domain. */
  readonly domain?: string | null;
  /** Its name. */
  readonly name?: string | null;
  /** Its industry. */
  readonly industry?: string | null;
  /** Its industry, by a code of unknown origin. */
  readonly industry_code?: string | number | null;
  /** A range such as `51-200`. */
  readonly employees?: string | null;
  /** Where it is. */
  readonly country?: string | null;
  /** Where it is. */
  readonly city?: string | null;
  /** Where it is. */
  readonly state?: string | null;
  /** The year, as a number or a text. */
  readonly founded?: number | string | null;
  /** Its legal or commercial form. */
  readonly company_type?: string | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** One page of `technologies.companies`. Observed. */
export interface TechnologyCompanies extends Page {
  /** The requested technology. */
  readonly technology?: Technology | string | null;
  /** The companies of this page. */
  readonly companies?: readonly TechnologyCompany[] | null;
}

/** Parameters of `technologies.companies`. Observed; the API's bounds and defaults are unknown. */
export interface TechnologyCompaniesParameters {
  /** The most items of a page. */
  readonly limit?: number | undefined;
  /** Items to skip. */
  readonly offset?: number | undefined;
  /** Only companies of this country. */
  readonly country?: string | undefined;
  /** Only companies of this industry. */
  readonly industry?: string | undefined;
}

/** Technologies, and who uses them. Each call probably costs 1 credit. */
export class Technologies {
  readonly #call: CallEndpoint;

  /** Made by the client, as `client.technologies`. */
  constructor(call: CallEndpoint) {
    this.#call = call;
  }

  /**
   * A technology by its name. Observed: `GET /v1/technology/name/{name}`.
   *
   * @throws TechLookupError
   * @example
   * const { exists, technology } = await client.technologies.get("Next.js");
   */
  get(name: string, options?: CallOptions): Call<TechnologyLookup> {
    return this.#call("technologies.get", { name }, options);
  }

  /**
   * Domains that use a technology. Observed: `GET /v1/technology/name/{name}/domains`.
   *
   * @throws TechLookupError
   * @example
   * const { domains } = await client.technologies.domains("Next.js", { limit: 10 });
   */
  domains(
    name: string,
    parameters?: { readonly limit?: number | undefined },
    options?: CallOptions,
  ): Call<TechnologyDomains> {
    return this.#call("technologies.domains", { name, parameters }, options);
  }

  /**
   * One page of the companies that use a technology. Observed: `GET /v1/technology/{id}/companies`.
   *
   * @throws TechLookupError
   * @example
   * const { companies, total } = await client.technologies.companies(12, { country: "DE", limit: 50 });
   */
  companies(
    id: number | string,
    parameters?: TechnologyCompaniesParameters,
    options?: CallOptions,
  ): Call<TechnologyCompanies> {
    return this.#call("technologies.companies", { id, parameters }, options);
  }

  /**
   * All companies that use a technology, page by page as you read them; each page is a call. Ends only at the end of the list:
   * throws if a page fails.
   *
   * @throws TechLookupError; `INVALID_RESPONSE` when a page is missing or is not the requested one.
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
