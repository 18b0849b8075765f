import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { CallEndpoint } from "./call-endpoint.ts";

/** A technology found on a website. Observed: any field may be missing, and there may be others. */
export interface ActiveTechnology {
  /** Its name. */
  readonly name?: string | null;
  /** Its category, as a text or with a name. */
  readonly category?: string | { readonly name?: string | null } | null;
  /** The version that was detected. */
  readonly version?: string | null;
  /** ISO 8601, UTC. */
  readonly first_seen?: string | null;
  /** ISO 8601, UTC. */
  readonly last_seen?: string | null;
  /** The subdomain on which it was detected. */
  readonly subdomain?: string | null;
  /** How certain the detection is, on an unknown scale. */
  readonly confidence?: number | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** The profile of a website. Observed: any field may be missing, and there may be others. */
export interface DomainProfile {
  /** The technologies that were found. */
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
   * @param domain The domain name. Surrounding characters, such as quotes, are removed. Any other character that a domain name
   * cannot have is rejected, and nothing is sent.
   * @throws TechLookupError; `NOT_FOUND` when the API does not know the domain or has not crawled it yet: try `detectLive`.
   * @example
   * const { active_technologies } = await client.domains.get("example.com");
   */
  get(domain: string, options?: CallOptions): Call<DomainProfile> {
    return this.#call("domains.get", { domain }, options);
  }

  /**
   * Looks at a website now. 5 credits. The path and its price are documented, the body and the response observed:
   * `POST /v1/technology-lookup-live`.
   *
   * If the response is lost, the call is not retried, because it may have been charged: `error.stopped` is then
   * `not-repeatable`. `{ retry: { repeat: "always" } }` retries it anyway. After a 500, it is retried, as the vendor
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
