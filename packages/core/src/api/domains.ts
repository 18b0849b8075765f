import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { CallEndpoint } from "./call-endpoint.ts";

/** A technology found on a site. Observed: any field may be missing, others may be there. */
export interface ActiveTechnology {
  /** What it is called. */
  readonly name?: string | null;
  /** Its category, as a text or with a name. */
  readonly category?: string | { readonly name?: string | null } | null;
  /** The version that was seen. */
  readonly version?: string | null;
  /** ISO 8601, UTC. */
  readonly first_seen?: string | null;
  /** ISO 8601, UTC. */
  readonly last_seen?: string | null;
  /** Where on the site it was seen. */
  readonly subdomain?: string | null;
  /** How sure the detection is, on an unknown scale. */
  readonly confidence?: number | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** What a site runs. Observed: any field may be missing, others may be there. */
export interface DomainProfile {
  /** What was found. */
  readonly active_technologies?: readonly ActiveTechnology[] | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** Which technologies a website runs. */
export class Domains {
  readonly #call: CallEndpoint;

  /** Made by the client, as `client.domains`. */
  constructor(call: CallEndpoint) {
    this.#call = call;
  }

  /**
   * The stored profile of a domain. 1 credit. Observed: `GET /v1/domain/{domain}`.
   *
   * @param domain May be pasted: what stands around it, such as quotes, is taken off. Any other character that no domain name
   * has is refused, unsent.
   * @throws TechLookupError; `NOT_FOUND` when the domain is unknown, or not crawled yet: `detectLive` may know it.
   * @example
   * const { active_technologies } = await client.domains.get("example.com");
   */
  get(domain: string, options?: CallOptions): Call<DomainProfile> {
    return this.#call("domains.get", { domain }, options);
  }

  /**
   * Looks at a website now. 5 credits. The path and its price are documented, body and answer observed:
   * `POST /v1/technology-lookup-live`.
   *
   * A call whose response was lost is not retried, since it may have been charged: the error's `stopped` is then
   * `not-repeatable`. `{ retry: { repeat: "always" } }` retries it all the same. After a 500 it is retried, as the vendor
   * documents; whether a 500 is charged is unknown.
   *
   * @param site The domain name of a public site, or its http(s) URL.
   * @throws TechLookupError
   * @example
   * const profile = await client.domains.detectLive("example.com");
   */
  detectLive(site: string, options?: CallOptions): Call<DomainProfile> {
    return this.#call("domains.detectLive", { site }, options);
  }
}
