import { readFile } from "node:fs/promises";
import { type DomainProfile, isApiError, type TechLookup } from "@techlookup/node";
import type { RunningSandbox } from "@techlookup/sandbox/node";
import { heading, say } from "./print.ts";
import { describeAttempt } from "./show-error.ts";

const domainsFile = new URL("../../examples/domains.txt", import.meta.url);

/** The domains of a file: one a line, `#` begins a comment. */
const readDomains = async (): Promise<string[]> => {
  const lines = (await readFile(domainsFile, "utf8")).split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
};

const describeProfile = ({ active_technologies: found }: DomainProfile): string => {
  const names = (found ?? []).map(({ name }) => name);
  const shown = names.slice(0, 3).join(", ");
  return `${String(names.length).padStart(2)}: ${shown}${names.length > 3 ? ", …" : ""}`;
};

/**
 * Looks every domain up, and asks live detection for those that are not known. On its way it meets a full window and a
 * server that stumbles. Gives back whether all went as expected.
 */
export const lookUp = async (sandbox: RunningSandbox, makeClient: () => TechLookup): Promise<boolean> => {
  const domains = await readDomains();
  heading(`1. Looking up ${domains.length} domains`);
  say(
    "The profiles are made up by the sandbox. Retries happen by themselves; a domain that is not stored is detected live.",
  );
  say();
  sandbox.reset();
  sandbox.script(
    { kind: "error", code: "RATE_LIMIT", retryAfter: 1, path: "/v1/domain/nodejs.org" },
    { kind: "error", code: "INTERNAL_ERROR", path: "/v1/domain/etsy.com", times: 2 },
    { kind: "reset", at: "headers", path: "/v1/domain/stripe.com" },
  );
  const client = makeClient();
  let [stored, detected] = [0, 0];
  for (const domain of domains) {
    try {
      const profile = await client.domains.get(domain);
      stored += 1;
      say(`  ${domain.padEnd(20)}${describeProfile(profile)}`);
    } catch (error) {
      if (!isApiError(error, "NOT_FOUND")) throw error;
      const profile = await client.domains.detectLive(domain);
      detected += 1;
      say(`  ${domain.padEnd(20)}${describeProfile(profile)}  (live)`);
    }
  }
  const { totals } = await client.account.credits();
  say();
  say(`  ${stored} found, ${detected} detected live, ${totals.credits_used} credits used, by the server's own count.`);
  return stored + detected === domains.length && detected > 0 && totals.credits_used === stored + 5 * detected + 1;
};

/** Says what a retry waits for, as it happens. */
export const sayRetry = (path: string, attempt: Parameters<typeof describeAttempt>[0]): void =>
  say(`  ${path.split("/").at(-1)} … ${describeAttempt(attempt)}`, "dim");
