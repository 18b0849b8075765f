import ky from "ky";
import type { Connect } from "../entry.ts";
import { dataOf, headers, urlOf } from "../envelope.ts";

export const connect: Connect = (baseUrl, timeout) => async (domain, signal) =>
  dataOf(await ky(urlOf(baseUrl, domain), { headers, signal: signal ?? null, ...(timeout && { timeout }) }).json());
