import type { Command } from "commander";
import { action } from "../action.ts";
import { manual } from "../command-help.ts";
import type { RedisFlags } from "../fleet/open-fleet.ts";
import { fleetCommand, fleetVariables } from "./fleet-options.ts";

/** `techlookup enrich status` */
export const addStatus = (enrich: Command): void => {
  fleetCommand(enrich, "status")
    .summary("print how far runs are, and what they cost")
    .description(
      "Print how far the runs of the key are, or one of them: chunks, domains by outcome, credits, and why a run was stopped. While one is under way, the workers that are connected as well. Redis is asked, not the API.",
    )
    .argument("[name]", "the name of a run (default: all of them)")
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup enrich status --redis redis://127.0.0.1:6379", "All runs."],
          [
            "techlookup enrich status domains --redis redis://127.0.0.1:6379 --format json | jq '.[0].finished'",
            "A number, for a script.",
          ],
        ],
        environment: fleetVariables,
        exits: ["done", "badInput", "account", "unreachable"],
      }),
    )
    .action(action<RedisFlags>(async () => (await import("../fleet/status.ts")).status));
};
