import got from "got";
import type { Connect } from "../entry.ts";
import { dataOf, headers, urlOf } from "../envelope.ts";

export const connect: Connect = (baseUrl, request) => async (domain, signal) =>
  dataOf(await got(urlOf(baseUrl, domain), { headers, signal, ...(request && { timeout: { request } }) }).json());
