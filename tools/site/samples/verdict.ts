import type { Sample } from "./sample.ts";
import { threw } from "./stage.ts";

/** What is wrong with the run of a program, if anything: it throws, prints and ends as its page says. */
export const verdict = (
  { throws, prints }: Sample,
  output: string,
  exitCode: number | undefined,
): string | undefined => {
  const said = output.includes(threw(""));
  if (throws === undefined && said) return "it ends with an error, and should not";
  if (throws !== undefined && !output.includes(threw(throws))) return `it should end with ${throws}, and does not`;
  if (prints !== undefined && !output.includes(prints)) return `it does not print ${prints}`;
  return exitCode === 0 ? undefined : `its exit code is ${exitCode}`;
};
