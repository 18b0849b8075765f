import type { Command } from "commander";
import { action } from "../action.ts";
import { manual } from "../command-help.ts";

const description = [
  "Say what an error means, how to tell its cause, and what to do.",
  "Takes a code, a status, or whatever was printed: a message, a stack, JSON, lines of a log, the output of curl. Every error in it is listed once. What a terminal or a log has cut off is understood as far as it goes, and a misspelt code as the nearest one.",
  "Nothing is sent anywhere, and keys in the text are not shown. No API key is needed.",
].join("\n\n");

/** `techlookup explain` */
export const addExplain = (program: Command): void => {
  program
    .command("explain")
    .summary("say what an error means, and what to do")
    .description(description)
    .argument("[text...]", "a code or a pasted error; - or nothing reads stdin")
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup explain RATE_LIMIT", "What a code means."],
          [
            "techlookup explain '429 Too Many Requests'",
            "What a message means. Quotes keep the shell from reading it.",
          ],
          ["techlookup explain - < import.log", "Every error of a log."],
          ["techlookup credits 2>&1 | techlookup explain", "The error of another command."],
          ["techlookup explain --format json TIMEOUT", "For a program."],
        ],
        exits: ["done", "badInput"],
      }),
    )
    .action(action(async () => (await import("../explain/explain.ts")).explain));
};
