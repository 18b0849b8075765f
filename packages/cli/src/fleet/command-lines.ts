import { quoted } from "../enrich/words.ts";

/** The address of a Redis as it may be shown: without its password, for which there is a variable. */
const shownRedis = (address: string): string => {
  const url = new URL(address);
  url.password = "";
  return url.href.replace(/\/$/, "");
};

/** A subcommand of enrich as it can be typed. */
export const commandLine = (name: string, redis: string, ...words: readonly string[]): string =>
  ["techlookup enrich", name, ...[...words, "--redis", shownRedis(redis)].map(quoted)].join(" ");
