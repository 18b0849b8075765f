import { script } from "@bomb.sh/tab";
import type { Work } from "../action.ts";
import { bashScript } from "./bash-script.ts";

/** Prints the script of a shell. */
export const completion: Work<object> = async (session, [shell = ""]) => {
  if (shell === "bash") await session.out.write(bashScript);
  else script(shell, "techlookup", "techlookup");
  return undefined;
};
