import type { Connect } from "../entry.ts";
import { headers, limited, read, urlOf } from "../envelope.ts";

export const connect: Connect = (baseUrl, timeoutMs) => async (domain, signal) =>
  read(await fetch(urlOf(baseUrl, domain), { headers, signal: limited(signal, timeoutMs) }));
