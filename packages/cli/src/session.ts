import type { ClientOptions, TechLookup } from "@techlookup/node";
import { exitCodes } from "./exit-codes.ts";
import type { Format, Globals } from "./globals.ts";
import { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** What a command works with: its options, where it writes, and the client. */
export class Session {
  /** Options of every command. */
  readonly globals: Globals;
  /** For data. */
  readonly out: Terminal = new Terminal(process.stdout);
  /** For people. */
  readonly err: Terminal = new Terminal(process.stderr);

  /**
   * @throws UsageError when a key was given as an argument.
   */
  constructor(globals: Globals) {
    this.globals = globals;
    if (globals.apiKey === undefined) return;
    throw new UsageError(
      "--api-key is not an option: other users and the shell's history would see the key. Set TECHLOOKUP_API_KEY, or use --api-key-file.",
      exitCodes.account,
    );
  }

  /** The form of the output: what was asked for, a table on a terminal, or else another. */
  format(otherwise: Format): Format {
    return this.globals.format ?? (this.out.isTerminal ? "table" : otherwise);
  }

  /** Prints a line for people, unless they asked for quiet. */
  async note(line: string): Promise<void> {
    if (!this.globals.quiet) await this.err.write(`${line}\n`);
  }

  /** A client with the key from the environment or the file, and hooks that print or log as was asked. */
  async client(options: ClientOptions = {}): Promise<TechLookup> {
    const { makeClient } = await import("./make-client.ts");
    return makeClient(this, options);
  }
}
