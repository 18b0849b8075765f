import { TechLookup } from "@techlookup/core";
import type { Connect } from "../entry.ts";
import { apiKey } from "../envelope.ts";

export const connect: Connect = (baseUrl, attemptTimeoutMs) => {
  const client = new TechLookup({ apiKey, baseUrl, attemptTimeoutMs });
  return (domain, signal) => client.domains.get(domain, signal && { signal });
};
