import type { EndpointName } from "@techlookup/core/contract";

/** When an agent should take a tool, where its summary does not say so. An endpoint without an entry has a tool all the same. */
export const whenToUse: Readonly<Partial<Record<EndpointName, string>>> = {
  "account.credits": "Use it to see what the account has left, which may be less than this server's limit.",
  "domains.detectLive": "Use it only where domains_get knows nothing, or the user wants what the website runs now.",
  "domains.get": "Use it to see which technologies a website runs.",
  "companies.get": "Use it for the name, industry, size and place of a company.",
  "technologies.get": "Use it to find the id of a technology.",
  "technologies.domains": "Use it to find websites that run a technology.",
  "technologies.companies": "Use it to find companies by technology, country and industry.",
  "signals.adoption": "Use it to find websites that have begun to run a technology.",
  "signals.churn": "Use it to find websites that have stopped running a technology.",
};
