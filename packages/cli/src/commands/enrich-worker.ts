import type { Command } from "commander";
import { action } from "../action.ts";
import { manual } from "../command-help.ts";
import type { WorkerFlags } from "../fleet/worker.ts";
import { fleetCommand, fleetVariables } from "./fleet-options.ts";
import { wholeNumber } from "./whole-number.ts";

const description = [
  "Look up the chunks of all runs of the key, together with the workers of other machines, until it is ended: one worker on each machine. All of them share the rate limit and each run's credit limit.",
  "SIGTERM or Ctrl-C end it in good order: it sends nothing more, waits up to ten seconds for lookups on their way, and hands its chunks back. What a worker that dies was working on continues elsewhere.",
].join("\n\n");

/** `techlookup enrich worker` */
export const addWorker = (enrich: Command): void => {
  fleetCommand(enrich, "worker")
    .summary("look up what was submitted, until it is ended")
    .description(description)
    .option("--parts <folder>", "where records go: a file for each chunk", "parts")
    .option("--chunks <number>", "chunks at a time (default: 2)", wholeNumber(1, 100))
    .option("--concurrency <lookups>", "lookups at a time for each chunk (default: 50)", wholeNumber(1))
    .option("--exit-when-idle", "end once every run is finished or stopped")
    .option("--health-port <port>", "answer GET /healthz and GET /readyz on this port", wholeNumber(0, 65_535))
    .option("--health-host <host>", "where that port is open; in a container 0.0.0.0", "127.0.0.1")
    .addHelpText(
      "after",
      manual({
        examples: [
          [
            "techlookup enrich worker --redis redis://127.0.0.1:6379 --parts /srv/parts",
            "Works until it is ended, and waits for runs to come.",
          ],
          ["techlookup enrich worker --redis redis://127.0.0.1:6379 --exit-when-idle", "Ends when nothing is left."],
          [
            "techlookup enrich worker --redis rediss://cache.example:6380 --health-port 8080 --health-host 0.0.0.0",
            "In a container.",
          ],
        ],
        environment: {
          ...fleetVariables,
          NODE_OPTIONS: "--import=<file>.mjs sets up OpenTelemetry, where @opentelemetry/api is installed",
        },
        exits: ["done", "unexpected", "badInput", "account", "unreachable", "interrupted"],
      }),
    )
    .action(action<WorkerFlags>(async () => (await import("../fleet/worker.ts")).worker));
};
