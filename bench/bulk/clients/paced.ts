import { TechLookup } from "@techlookup/node";
import { apiKey } from "../../envelope.ts";
import type { ConnectBulk } from "../client.ts";

export const connect: ConnectBulk = async ({ url, windowMs }) => {
  const client = new TechLookup({ apiKey, baseUrl: url, pacing: { windowMs } });
  return { call: (domain) => client.domains.get(domain) };
};
