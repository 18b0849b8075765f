import pRetry from "p-retry";
import type { Connect } from "../entry.ts";
import { headers, limited, read, urlOf } from "../envelope.ts";

export const connect: Connect = (baseUrl, timeoutMs) => async (domain, signal) => {
  const send = async (): Promise<Response> => {
    const response = await fetch(urlOf(baseUrl, domain), { headers, signal: limited(signal, timeoutMs) });
    if (response.status >= 500) throw new Error(response.statusText);
    return response;
  };
  return read(await pRetry(send, { signal }));
};
