import { createHash } from "node:crypto";

/** The chunk under whose name `collect` looks up what is still open. */
export const collectChunk = -1;

/** What names of keys begin with: one key of the API, one place. A hash, since the API key itself is not stored. The braces keep a cluster's keys together. */
export const accountPrefix = (prefix: string, apiKey: string): string =>
  `${prefix}:{${createHash("sha256").update(apiKey).digest("hex").slice(0, 32)}}`;

/** The keys of a run, in the order in which the scripts take them. */
export const keysOf = (account: string, run: string, chunk: number): string[] => {
  const base = `${account}:run:${run}`;
  const late = `${base}:late`;
  const results = chunk === collectChunk ? late : `${base}:results:${chunk}`;
  return [base, `${base}:domains`, `${base}:chunks`, `${base}:open`, late, results];
};

/** The set of the names of all runs. */
export const runsKey = (account: string): string => `${account}:runs`;
