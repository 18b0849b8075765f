import type { Setup } from "./setup.ts";

/** What `enrich` decides itself, for each of its calls. */
const decidedByEnrich: readonly string[] = [
  "deadlineMs",
  "patienceMs",
  "creditLimit",
  "maxAttempts",
  "maxWaitMs",
  "repeat",
];

/** Whether a field has a meaning for what is called. */
export const applies = (name: keyof Setup, { call, client, detect }: Setup): boolean => {
  if (call === "enrich") {
    if (name === "creditLimit") return true;
    return (
      ![...decidedByEnrich, "domain", "before", "client"].includes(name) && (name !== "liveDelayMs" || detect === "yes")
    );
  }
  if (name === "domains" || name === "detect") return false;
  if (name === "liveDelayMs") return call === "live";
  return client === "key" || !["key", "patienceMs", "limit"].includes(name);
};
