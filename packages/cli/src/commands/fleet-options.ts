import type { Command, Help } from "commander";
import { apiVariables } from "../command-help.ts";

/** What commands read that work on one run with others. */
export const fleetVariables: Readonly<Record<string, string>> = {
  ...apiVariables,
  TECHLOOKUP_REDIS_PASSWORD: "the password of Redis, unless --redis has it",
};

/** A subcommand of enrich. Its help shows its own options and those of every command, not those of enrich. */
export const fleetCommand = (enrich: Command, name: string): Command =>
  enrich
    .command(name)
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions(this: Help, command: Command) {
        const program = command.parent?.parent;
        return program ? this.visibleOptions(program).filter(({ long }) => long !== "--help") : [];
      },
    })
    .requiredOption("--redis <url>", "the Redis that all machines share, such as redis://127.0.0.1:6379");
