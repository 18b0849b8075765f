import { reasonForFetch } from "@techlookup/node-transport";

/** What sends the requests of a client, and why. */
export interface TransportChoice {
  /** `node:http`: Node's own HTTP client, which costs less and knows more. `fetch`: the one that was passed in, or the global one. */
  readonly uses: "node:http" | "fetch";
  /** Why it is `fetch`, as a clause; absent where it is not. */
  readonly because?: string;
}

/**
 * What sends the requests of a client that is made with these options, as things stand now. It is decided before every request, so
 * that nothing is bypassed that is set up later: a `fetch` in the place of the global one, a dispatcher of undici, an instrumentation.
 *
 * @param options The client's. Only its `fetch` counts. Default: none.
 * @example
 * import { transportOf } from "@techlookup/node";
 *
 * console.log(transportOf().uses); // node:http
 */
export const transportOf = (options: { readonly fetch?: unknown } = {}): TransportChoice => {
  const because = (options.fetch ?? undefined) === undefined ? reasonForFetch() : "a fetch was passed in";
  return because === undefined ? { uses: "node:http" } : { uses: "fetch", because };
};
