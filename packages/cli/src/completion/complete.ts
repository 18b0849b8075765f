import type { Work } from "../action.ts";
import { createProgram } from "../program.ts";
import { candidatesFor } from "./candidates.ts";

/** The options of the command. */
export interface CompleteFlags {
  /** A word begins behind those that were passed: for shells that pass no empty one. */
  readonly new?: boolean;
}

/** Answers what may stand in the place of the last word: a line for each, with what it means behind a tab, then what else the shell is to do. */
export const complete: Work<CompleteFlags> = async (session, words, { new: isNew }) => {
  const { candidates, directive } = candidatesFor(createProgram(), isNew ? [...words, ""] : words);
  const lines = candidates.map(({ value, meaning }) => (meaning ? `${value}\t${meaning}` : value));
  await session.out.write([...lines, `:${directive}`, ""].join("\n"));
  return undefined;
};
