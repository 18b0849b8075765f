import type { Work } from "../action.ts";
import { createProgram } from "../program.ts";
import { candidatesFor } from "./candidates.ts";

/** Answers what may stand in the place of the last word: a line for each, with what it means behind a tab, then what else the shell is to do. */
export const complete: Work<object> = async (session, words) => {
  const { candidates, directive } = candidatesFor(createProgram(), words);
  const lines = candidates.map(({ value, meaning }) => (meaning ? `${value}\t${meaning}` : value));
  await session.out.write([...lines, `:${directive}`, ""].join("\n"));
  return undefined;
};
