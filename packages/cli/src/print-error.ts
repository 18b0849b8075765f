import { maskShapes } from "@techlookup/core/platform";
import { isTechLookupError } from "@techlookup/node";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { inFlags } from "./flag-words.ts";
import type { Globals } from "./globals.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** An error for whoever called the command: what is wrong, what to do, where it is explained. A program that asked for JSON gets JSON. */
export const printError = async (
  thrown: unknown,
  exitCode: ExitCode,
  err: Terminal,
  { format, debug }: Globals,
): Promise<void> => {
  const known = isTechLookupError(thrown);
  const text = maskShapes(thrown instanceof Error ? thrown.message : String(thrown));
  const message = known && "argument" in thrown ? inFlags(text, thrown.argument) : text;
  if (format === "json" || format === "ndjson") {
    const error = { message, ...(known && { code: thrown.code, docsUrl: thrown.docsUrl }), exitCode };
    return err.write(`${JSON.stringify({ error })}\n`);
  }
  const title = known
    ? `${err.style("red", thrown.code)}: `
    : exitCode === exitCodes.unexpected
      ? "unexpected error: "
      : "";
  await err.write(`techlookup: ${title}${message}\n`);
  if (known) await err.write(`  ${err.style("dim", thrown.docsUrl)}\n`);
  if (debug && thrown instanceof Error) await err.write(`${maskShapes(thrown.stack ?? "")}\n`);
  else if (!known && !(thrown instanceof UsageError))
    await err.write("  Run it again with --debug, and report what it prints.\n");
};
