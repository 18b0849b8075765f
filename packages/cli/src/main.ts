import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes.ts";
import type { Globals } from "./globals.ts";
import { createProgram } from "./program.ts";
import { ownWords } from "./sandbox/demo-words.ts";

/** Runs the command line, and sets the exit code. */
export const main = async (argv: readonly string[]): Promise<void> => {
  const program = createProgram();
  // Help goes past `Terminal`, and may be piped into `head`.
  process.stdout.on("error", () => {});
  const subcommands = program.commands.flatMap(({ commands }) => commands);
  for (const command of [program, ...program.commands, ...subcommands]) command.exitOverride();
  try {
    await program.parseAsync(ownWords(argv));
  } catch (thrown) {
    process.exitCode = await report(thrown, program.opts<Globals>());
  }
};

const report = async (thrown: unknown, globals: Globals): Promise<number> => {
  // Commander has printed it by now.
  if (thrown instanceof CommanderError) return thrown.exitCode && exitCodes.badInput;
  const [{ exitCodeOf }, { printError }, { Terminal }] = await Promise.all([
    import("./exit-code-of.ts"),
    import("./print-error.ts"),
    import("./terminal.ts"),
  ]);
  const exitCode = exitCodeOf(thrown);
  await printError(thrown, exitCode, new Terminal(process.stderr), globals);
  return exitCode;
};
