import type { Connect } from "../entry.ts";
import { headers, read, urlOf } from "../envelope.ts";

export const connect: Connect = (baseUrl) => async (domain, signal) =>
  read(await fetch(urlOf(baseUrl, domain), { headers, signal: signal ?? null }));
