import wretch from "wretch";
import { retry } from "wretch/middlewares";
import type { Connect } from "../entry.ts";
import { dataOf, headers } from "../envelope.ts";

export const connect: Connect = (baseUrl) => {
  const client = wretch(`${baseUrl}/v1/domain/`).headers(headers).middlewares([retry()]);
  return async (domain, signal) =>
    dataOf(
      await client
        .options({ signal: signal ?? null })
        .get(domain)
        .json(),
    );
};
