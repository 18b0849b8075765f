import type { Command } from "commander";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Globals } from "./globals.ts";
import type { Session } from "./session.ts";

/** What a command does, in a module that is loaded when the command is asked for. */
export type Work<Options extends object> = (
  session: Session,
  args: readonly string[],
  options: Options,
) => Promise<ExitCode | undefined>;

/** Runs it with what stands on the command line. Its result becomes the exit code. */
export const action =
  <Options extends object>(load: () => Promise<Work<Options>>) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const { Session } = await import("./session.ts");
    const session = new Session(command.optsWithGlobals<Globals>());
    const work = await load();
    const exitCode = await work(session, command.args, command.opts<Options>());
    await session.out.finish();
    process.exitCode = exitCode ?? exitCodes.done;
  };
