import type { Command } from "commander";
import { action } from "../action.ts";
import { apiVariables, manual } from "../command-help.ts";
import type { DoctorFlags } from "../doctor/doctor.ts";

const description = [
  "Check what the command needs: runtime, API key, address, proxy, TLS, clock, folder of the journal, and Redis where it is named. Each line says ok, warning or wrong, and how to fix it.",
  "One request is sent, to /v1/credits, which costs nothing. The key is never shown.",
].join("\n\n");

/** `techlookup doctor` */
export const addDoctor = (program: Command): void => {
  program
    .command("doctor")
    .summary("check key, network and folders, and say how to fix them")
    .description(description)
    .option("--journal <folder>", "where journals are to be written (default: this folder)")
    .option("--redis <url>", "a Redis that processes share the rate limit by, such as redis://127.0.0.1:6379")
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup doctor", "Everything but Redis."],
          ["techlookup doctor --redis rediss://cache.example:6380", "With the settings of a Redis."],
          ["techlookup doctor --format json", "For a script, or to be sent to somebody who helps."],
        ],
        environment: {
          ...apiVariables,
          "HTTPS_PROXY, NO_PROXY": "the proxy on the way, and what goes without",
          NODE_EXTRA_CA_CERTS: "certificates that are trusted besides Node's own",
          TECHLOOKUP_REDIS_PASSWORD: "the password of Redis, unless --redis has it",
        },
        exits: ["done", "badInput", "account", "unreachable", "journal"],
      }),
    )
    .action(action<DoctorFlags>(async () => (await import("../doctor/doctor.ts")).doctor));
};
