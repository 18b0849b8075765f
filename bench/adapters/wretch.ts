import wretch, { type ConfiguredMiddleware } from "wretch";
import { retry } from "wretch/middlewares";
import type { Connect } from "../entry.ts";
import { dataOf, headers, limited } from "../envelope.ts";

export const connect: Connect = (baseUrl, timeoutMs) => {
  const limit: ConfiguredMiddleware = (next) => (url, options) =>
    next(url, { ...options, signal: limited(options.signal, timeoutMs) });
  const middlewares = timeoutMs ? [retry(), limit] : [retry()];
  const client = wretch(`${baseUrl}/v1/domain/`).headers(headers).middlewares(middlewares);
  return async (domain, signal) =>
    dataOf(
      await client
        .options({ signal: signal ?? null })
        .get(domain)
        .json(),
    );
};
