import OpenAI from "openai";
import type { Connect } from "../entry.ts";
import { apiKey, dataOf } from "../envelope.ts";

export const connect: Connect = (baseURL) => {
  const client = new OpenAI({ apiKey, baseURL });
  return async (domain, signal) => dataOf(await client.get(`/v1/domain/${domain}`, { signal }));
};
