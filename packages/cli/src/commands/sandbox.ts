import type { Command } from "commander";
import { action } from "../action.ts";
import { manual } from "../command-help.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";

const description = [
  "Start the API as a server on this machine, with fictional data and credits that cost nothing. It prints its address and a key; Ctrl-C ends it.",
  "With --demo it runs another command against a sandbox that it starts for it, and ends with that command's exit code. What follows --demo is the command, as it would follow techlookup.",
  "It is built from the documented contract and has never been compared with the live API. More settings and scripted faults: npx @techlookup/sandbox --help.",
].join("\n\n");

/** `techlookup sandbox` */
export const addSandbox = (program: Command): void => {
  program
    .command("sandbox")
    .summary("start a server with fictional data, or try a command with one")
    .description(description)
    .usage("[options] [--demo <command...>]")
    .option("--port <number>", "where it listens; 0 takes any free one (default: 8787, with --demo any free one)")
    .option("--window-ms <ms>", "length of the window of the rate limit, in milliseconds (default: 60000)")
    .option("--demo", "run the command that follows, against a sandbox of its own")
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup sandbox --demo lookup github.com", "Try a lookup without a key or credits."],
          ["techlookup sandbox --demo enrich domains.csv", "Try a list."],
          ["techlookup sandbox", "Keep one open for your own programs."],
          ["techlookup sandbox --port 0 --format json", "Address and keys as JSON, for a script."],
        ],
        exits: ["done", "badInput"],
      }),
    )
    .action(action<SandboxOptions>(async () => (await import("../sandbox/sandbox.ts")).sandbox));
};
