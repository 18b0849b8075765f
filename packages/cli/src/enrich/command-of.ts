import { quoted } from "./words.ts";

/** The command line of this process, as it can be typed again for the same list. `-` is stdin. */
export const commandOf = (list: string): string => {
  const given = process.argv.slice(2).map(quoted).join(" ");
  return list === "-" ? `… | techlookup ${given}` : `techlookup ${given}`;
};
