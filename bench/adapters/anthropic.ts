import Anthropic from "@anthropic-ai/sdk";
import type { Connect } from "../entry.ts";
import { apiKey, dataOf } from "../envelope.ts";

export const connect: Connect = (baseURL, timeout) => {
  const client = new Anthropic({ apiKey, baseURL, ...(timeout && { timeout }) });
  return async (domain, signal) => dataOf(await client.get(`/v1/domain/${domain}`, { signal }));
};
