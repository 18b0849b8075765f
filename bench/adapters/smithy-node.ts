import { text } from "node:stream/consumers";
import { HttpRequest } from "@smithy/core/protocols";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Connect } from "../entry.ts";
import { dataOf, headers } from "../envelope.ts";
import { smithyRetries } from "../smithy-retries.ts";

export const connect: Connect = (baseUrl, requestTimeout) => {
  const { hostname, port } = new URL(baseUrl);
  const handler = new NodeHttpHandler({ ...(requestTimeout && { requestTimeout, throwOnRequestTimeout: true }) });
  const withRetries = smithyRetries();
  const to = { protocol: "http:", hostname, port: Number(port), headers };
  return async (domain, abortSignal) => {
    const { statusCode, body } = await withRetries(async () => {
      const request = new HttpRequest({ ...to, path: `/v1/domain/${domain}` });
      const { response } = await handler.handle(request, abortSignal && { abortSignal });
      // As its clients do, which read what an error says: the connection is free again.
      if (response.statusCode >= 500) response.body.resume();
      return { status: response.statusCode, value: response };
    });
    const parsed: unknown = JSON.parse(await text(body));
    if (statusCode >= 400) throw new Error(`status ${statusCode}`);
    return dataOf(parsed);
  };
};
