import { type ExitCode, exitCodes } from "./exit-codes.ts";

/** Something that the user has to change. Its message is for the terminal: what is wrong, with the value, then what to do. */
export class UsageError extends Error {
  /** How the command ends because of it. */
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.badInput) {
    super(message);
    this.exitCode = exitCode;
  }
}
