import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { CallEndpoint } from "./call-endpoint.ts";
import { type Page, pages } from "./page.ts";
import type { Technology } from "./technologies.ts";

/** A technology that a domain adopted or dropped. Observed: any field may be missing, and there may be others. */
export interface Signal {
  /** The domain. */
  readonly domain?: string | null;
  /** The technology. */
  readonly technology?: Technology | string | null;
  /** Its format is unknown. */
  readonly company?: unknown;
  /** ISO 8601, UTC. */
  readonly detected_at?: string | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

/** One page of signals. Observed. */
export interface Signals extends Page {
  /** The signals of this page. */
  readonly signals?: readonly Signal[] | null;
}

/** Parameters of both lists of signals. Observed; the API's bounds and defaults are unknown. */
export interface SignalsParameters {
  /** The most items of a page. */
  readonly limit?: number | undefined;
  /** Items to skip. */
  readonly offset?: number | undefined;
  /** Only signals of this technology. */
  readonly technology_id?: number | undefined;
  /** How many days to go back. */
  readonly days?: number | undefined;
}

/** Technologies that domains recently adopted or dropped. Each call probably costs 1 credit. */
export class SignalLists {
  readonly #call: CallEndpoint;

  /** Made by the client, as `client.signals`. */
  constructor(call: CallEndpoint) {
    this.#call = call;
  }

  /**
   * One page of adopted technologies. Observed: `GET /v1/signals/adoption`.
   *
   * @throws TechLookupError
   * @example
   * const { signals } = await client.signals.adoption({ technology_id: 12, days: 7 });
   */
  adoption(parameters?: SignalsParameters, options?: CallOptions): Call<Signals> {
    return this.#call("signals.adoption", { parameters }, options);
  }

  /**
   * One page of dropped technologies. Observed: `GET /v1/signals/churn`.
   *
   * @throws TechLookupError
   * @example
   * const { signals } = await client.signals.churn({ days: 30 });
   */
  churn(parameters?: SignalsParameters, options?: CallOptions): Call<Signals> {
    return this.#call("signals.churn", { parameters }, options);
  }

  /**
   * All items of `adoption`, page by page as you read them; each page is a call. Throws if a page fails.
   *
   * @throws TechLookupError; `INVALID_RESPONSE` when a page is missing or is not the requested one.
   * @example
   * for await (const signal of client.signals.eachAdoption({ days: 7 })) console.log(signal.domain);
   */
  eachAdoption(parameters?: SignalsParameters, options?: CallOptions): AsyncGenerator<Signal, void, undefined> {
    return pages("signals", parameters, (page) => this.adoption(page, options));
  }

  /**
   * All items of `churn`, page by page as you read them; each page is a call. Throws if a page fails.
   *
   * @throws TechLookupError; `INVALID_RESPONSE` when a page is missing or is not the requested one.
   * @example
   * for await (const signal of client.signals.eachChurn({ days: 7 })) console.log(signal.domain);
   */
  eachChurn(parameters?: SignalsParameters, options?: CallOptions): AsyncGenerator<Signal, void, undefined> {
    return pages("signals", parameters, (page) => this.churn(page, options));
  }
}
