import { type FetchTransportOptions, fetchTransport, type Transport } from "@techlookup/core/platform";
import { nodeTransport } from "./node-transport.ts";
import { reasonForFetch } from "./others.ts";

/** What sends the requests of a client, and why. */
export interface TransportChoice {
  /** `node:http`: Node's own HTTP client, which knows more and costs half. `fetch`: whatever the global or the given one is. */
  readonly uses: "node:http" | "fetch";
  /** Why it is `fetch`, as a clause; `undefined` where it is not. */
  readonly because?: string;
}

/**
 * What sends the requests of a client that is made with these options, as things stand now. It is decided before every request, so
 * that nothing is bypassed that is set up later: a `fetch` that was passed in or put in the place of the global one, a dispatcher of
 * undici, an instrumentation.
 *
 * @example
 * import { transportOf } from "@techlookup/node";
 *
 * console.log(transportOf().uses); // node:http
 */
export const transportOf = ({ fetch }: { readonly fetch?: unknown } = {}): TransportChoice => {
  const because = fetch === undefined || fetch === null ? reasonForFetch() : "a fetch was passed in";
  return because === undefined ? { uses: "node:http" } : { uses: "fetch", because };
};

/** Node's own transport where nothing is bypassed by it; else that of `fetch`. Decided before every request. */
export const chooseTransport = (options: FetchTransportOptions): Transport => {
  const byFetch = fetchTransport(options);
  if (options.fetch) return byFetch;
  let own: Transport | undefined;
  return (request, limits) => {
    if (reasonForFetch() !== undefined) return byFetch(request, limits);
    own ??= nodeTransport();
    return own(request, limits);
  };
};
