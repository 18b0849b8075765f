import { tableRow } from "./code-table.ts";

/** A problem as the message of an error: one that ends like a sentence, followed by what to do first. */
export const sentence = (problem: string, code: string): string => {
  const hint = tableRow(code)?.hint;
  return `${problem}${/[.!?…]$/.test(problem) ? "" : "."}${hint ? ` ${hint}` : ""}`;
};
