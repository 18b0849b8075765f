import { Octokit } from "octokit";
import type { Connect } from "../entry.ts";
import { apiKey, dataOf, limited } from "../envelope.ts";

/** This package has the plugins for retries and throttling switched on. */
export const connect: Connect = (baseUrl, timeoutMs) => {
  const send = (url: string, options: RequestInit) =>
    fetch(url, { ...options, signal: limited(options.signal, timeoutMs) });
  const client = new Octokit({ baseUrl, auth: apiKey, ...(timeoutMs && { request: { fetch: send } }) });
  return async (domain, signal) => {
    const { data } = await client.request("GET /v1/domain/{domain}", { domain, request: signal ? { signal } : {} });
    return dataOf(data);
  };
};
