import { type FetchTransportOptions, fetchTransport, type Transport } from "@techlookup/core/platform";
import { nodeTransport } from "./node-transport.ts";
import { reasonForFetch } from "./others.ts";

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
