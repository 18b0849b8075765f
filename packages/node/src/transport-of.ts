import { reasonForFetch } from "@techlookup/node-transport";

/** What sends the requests of a client, and why. */
export interface TransportChoice {
  /** `node:http`: Node's own HTTP client, which costs less and reports more. `fetch`: the one that you passed, or the global one. */
  readonly uses: "node:http" | "fetch";
  /** Why it is `fetch`, as a clause; absent if it is not. */
  readonly because?: string;
}

/**
 * What would send the requests of a client with these options now. The client decides before every request, so it does not bypass
 * what you set up later: a replaced global `fetch`, a dispatcher of undici, an instrumentation.
 *
 * @param options The options of the client. Only `fetch` counts. Default: none.
 * @example
 * import { transportOf } from "@techlookup/node";
 *
 * console.log(transportOf().uses); // node:http
 */
export const transportOf = (options: { readonly fetch?: unknown } = {}): TransportChoice => {
  const because = (options.fetch ?? undefined) === undefined ? reasonForFetch() : "a fetch was passed in";
  return because === undefined ? { uses: "node:http" } : { uses: "fetch", because };
};
