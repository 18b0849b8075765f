import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";
import type { Connect } from "../entry.ts";
import { dataOf, headers, urlOf } from "../envelope.ts";

export const connect: Connect = (baseUrl, timeout = 0) => {
  const pipeline = createPipelineFromOptions({});
  const client = createDefaultHttpClient();
  return async (domain, abortSignal) => {
    const request = createPipelineRequest({
      url: urlOf(baseUrl, domain),
      headers: createHttpHeaders(headers),
      allowInsecureConnection: true,
      timeout,
      ...(abortSignal && { abortSignal }),
    });
    const { status, bodyAsText } = await pipeline.sendRequest(client, request);
    const body: unknown = JSON.parse(bodyAsText ?? "");
    if (status >= 400) throw new Error(`status ${status}`);
    return dataOf(body);
  };
};
