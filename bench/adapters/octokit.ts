import { Octokit } from "octokit";
import type { Connect } from "../entry.ts";
import { apiKey, dataOf } from "../envelope.ts";

/** This package has the plugins for retries and throttling switched on. */
export const connect: Connect = (baseUrl) => {
  const client = new Octokit({ baseUrl, auth: apiKey });
  return async (domain, signal) => {
    const { data } = await client.request("GET /v1/domain/{domain}", { domain, request: signal ? { signal } : {} });
    return dataOf(data);
  };
};
