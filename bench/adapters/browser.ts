import { TechLookup } from "@techlookup/browser";
import type { Connect } from "../entry.ts";

/** For its size alone: a page calls its own server, which has the key. */
export const connect: Connect = () => {
  const client = new TechLookup({ gateway: "/api" });
  return (domain, signal) => client.domains.get(domain, signal && { signal });
};
