import type { Connect } from "../entry.ts";
import { headers, limited, read, urlOf } from "../envelope.ts";
import { smithyRetries } from "../smithy-retries.ts";

export const connect: Connect = (baseUrl, timeoutMs) => {
  const withRetries = smithyRetries();
  return async (domain, signal) =>
    read(
      await withRetries(async () => {
        const value = await fetch(urlOf(baseUrl, domain), { headers, signal: limited(signal, timeoutMs) });
        return { status: value.status, value };
      }),
    );
};
