import { type Command, InvalidArgumentError } from "commander";
import { action } from "../action.ts";
import { apiVariables, manual } from "../command-help.ts";
import type { McpFlags } from "../mcp/mcp-flags.ts";

const wholeNumber =
  (what: string, most: number) =>
  (text: string): number => {
    if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
    throw new InvalidArgumentError(`It must be ${what}.`);
  };

const credits = wholeNumber("a whole number of credits", Number.MAX_SAFE_INTEGER);

const description = [
  "Serve AI agents by the Model Context Protocol: each endpoint is a tool, with its price and within a hard limit of credits. An agent's program starts it, and speaks to it on stdin and stdout.",
  "It needs the package @modelcontextprotocol/sdk beside it: npx -p techlookup -p @modelcontextprotocol/sdk techlookup mcp",
].join("\n\n");

/** `techlookup mcp` */
export const addMcp = (program: Command): void => {
  program
    .command("mcp")
    .summary("serve AI agents, within a credit limit")
    .description(description)
    .option(
      "--credit-limit <credits>",
      "the most that the tools may spend, retries included, until the server is restarted",
      credits,
      25,
    )
    .option("--live", "have a tool that looks at websites now (5 credits a call)")
    .option(
      "--folder <folder>",
      "allow files in this folder, and have the tool enrich_file; may be given more than once (default: no files)",
      (folder: string, others: readonly string[] = []) => [...others, folder],
    )
    .option("--redis <url>", "a Redis in which servers share a budget and the rate limit; needs the package ioredis")
    .option("--budget <name>", "the name of the budget: all servers with this name and key share one --credit-limit")
    .option(
      "--http <port>",
      "serve programs of this machine by HTTP instead, at /mcp; 0 takes any free port",
      wholeNumber("a port from 0 to 65535", 65_535),
    )
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup mcp --credit-limit 100 --folder ./lists", "Up to 100 credits, and files in one folder."],
          ["techlookup mcp --redis redis://127.0.0.1:6379 --budget agents-2026-12", "One limit for several agents."],
          ["techlookup sandbox --demo mcp", "With fictional data, without a key or credits."],
        ],
        environment: {
          ...apiVariables,
          TECHLOOKUP_REDIS_PASSWORD: "the password of Redis, unless --redis has it",
          TECHLOOKUP_MCP_TOKEN: "a token that requests by --http must have, as Authorization: Bearer (default: none)",
        },
        exits: ["done", "unexpected", "badInput", "account", "unreachable", "interrupted"],
      }),
    )
    .action(action<McpFlags>(async () => (await import("../mcp/mcp.ts")).mcp));
};
