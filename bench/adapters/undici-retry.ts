import { Agent, RetryAgent, request } from "undici";
import type { Connect } from "../entry.ts";
import { dataOf, headers, urlOf } from "../envelope.ts";

export const connect: Connect = (baseUrl, headersTimeout) => {
  const dispatcher = new RetryAgent(new Agent({ ...(headersTimeout && { headersTimeout }) }));
  return async (domain, signal) => {
    const { statusCode, body } = await request(urlOf(baseUrl, domain), { dispatcher, headers, signal: signal ?? null });
    const parsed = await body.json();
    if (statusCode >= 400) throw new Error(`status ${statusCode}`);
    return dataOf(parsed);
  };
};
