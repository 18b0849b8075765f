import { type Command, Option } from "commander";

/** Forms of output. */
const formats = ["table", "csv", "json", "ndjson"] as const;

/** One of them. */
export type Format = (typeof formats)[number];

/** The options of every command. */
export interface Globals {
  readonly apiKeyFile?: string;
  readonly baseUrl?: string;
  readonly format?: Format;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
  readonly debugLog?: string;
  /** Not an option: a key in an argument is refused. */
  readonly apiKey?: string;
}

/** Adds them to a command. */
export const addGlobals = (program: Command): Command =>
  program
    .option("--api-key-file <file>", "read the API key from a file that only you can read")
    .option(
      "--base-url <url>",
      "send requests elsewhere, such as to a sandbox (default: TECHLOOKUP_BASE_URL, or the API)",
    )
    .addOption(
      new Option(
        "--format <format>",
        "format of the output (default: a table on a terminal, otherwise one for programs)",
      ).choices(formats),
    )
    .option("-q, --quiet", "print nothing on stderr but errors")
    .option("-v, --verbose", "print every request on stderr")
    .option("--debug", "print the stack of an error")
    .option("--debug-log <file>", "append every request and wait to a file, as JSON lines without secrets")
    .addOption(new Option("--api-key <key>").hideHelp());
