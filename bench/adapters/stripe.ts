import Stripe from "stripe";
import type { Connect } from "../entry.ts";
import { apiKey, dataOf } from "../envelope.ts";

/** It takes no signal. */
export const connect: Connect = (baseUrl, timeout) => {
  const { hostname, port } = new URL(baseUrl);
  const client = new Stripe(apiKey, { host: hostname, port, protocol: "http", ...(timeout && { timeout }) });
  return async (domain) => dataOf(await client.rawRequest("GET", `/v1/domain/${domain}`));
};
