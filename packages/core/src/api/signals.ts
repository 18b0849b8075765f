import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { CallEndpoint } from "./call-endpoint.ts";
import { type Page, pages } from "./page.ts";
import type { Technology } from "./technologies.ts";

/** A technology that a domain took up, or gave up. Observed: any field may be missing, others may be there. */
export interface Signal {
  /** The domain. */
  readonly domain?: string | null;
  /** The technology. */
  readonly technology?: Technology | string | null;
  /** Of unknown form. */
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
  /** Items of a page at most. */
  readonly limit?: number | undefined;
  /** Items to leave out. */
  readonly offset?: number | undefined;
  /** Signals of this technology alone. */
  readonly technology_id?: number | undefined;
  /** How many days back. */
  readonly days?: number | undefined;
}

/** Technologies that domains took up or gave up lately. Each call probably costs 1 credit. */
export class SignalLists {
  readonly #call: CallEndpoint;

  /** Made by the client, as `client.signals`. */
  constructor(call: CallEndpoint) {
    this.#call = call;
  }

  /**
   * One page of the technologies that were taken up. Observed: `GET /v1/signals/adoption`.
   *
   * @throws TechLookupError
   * @example
   * const { signals } = await client.signals.adoption({ technology_id: 12, days: 7 });
   */
  adoption(parameters?: SignalsParameters, options?: CallOptions): Call<Signals> {
    return this.#call("signals.adoption", { parameters }, options);
  }

  /**
   * One page of the technologies that were given up. Observed: `GET /v1/signals/churn`.
   *
   * @throws TechLookupError
   * @example
   * const { signals } = await client.signals.churn({ days: 30 });
   */
  churn(parameters?: SignalsParameters, options?: CallOptions): Call<Signals> {
    return this.#call("signals.churn", { parameters }, options);
  }

  /**
   * All of `adoption`, page after page as they are asked for; each page is a call. A page that fails throws.
   *
   * @throws TechLookupError; `INVALID_RESPONSE` when a page is missing or not the one that was asked for.
   * @example
   * for await (const signal of client.signals.eachAdoption({ days: 7 })) console.log(signal.domain);
   */
  eachAdoption(parameters?: SignalsParameters, options?: CallOptions): AsyncGenerator<Signal, void, undefined> {
    return pages("signals", parameters, (page) => this.adoption(page, options));
  }

  /**
   * All of `churn`, page after page as they are asked for; each page is a call. A page that fails throws.
   *
   * @throws TechLookupError; `INVALID_RESPONSE` when a page is missing or not the one that was asked for.
   * @example
   * for await (const signal of client.signals.eachChurn({ days: 7 })) console.log(signal.domain);
   */
  eachChurn(parameters?: SignalsParameters, options?: CallOptions): AsyncGenerator<Signal, void, undefined> {
    return pages("signals", parameters, (page) => this.churn(page, options));
  }
}
