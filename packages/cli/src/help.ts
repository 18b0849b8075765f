import { exitCodes, exitCodeTexts } from "./exit-codes.ts";

/** The exit codes, as every help ends. */
export const exitCodeHelp: string = `Exit codes:\n${Object.entries(exitCodes)
  .map(([name, code]) => `  ${String(code).padEnd(4)} ${exitCodeTexts[name as keyof typeof exitCodes]}`)
  .join("\n")}`;

/** Examples, as help shows them: the command line, and what it is for. */
export const examples = (...lines: readonly (readonly [string, string])[]): string =>
  `\nExamples:\n${lines.map(([line, meaning]) => `  $ ${line}\n      ${meaning}`).join("\n")}`;
