// @boundaries-ignore the command's package is a program, and exports nothing
import type { createProgram } from "../../../../packages/cli/src/program.ts";

/** A command as commander has it: the program itself, or one of its subcommands. */
export type Command = ReturnType<typeof createProgram>;

/** An argument or an option, in the words of `--help`. */
export interface Entry {
  readonly term: string;
  readonly text: string;
  /** What it takes where only some words are allowed. */
  readonly choices: readonly string[];
  readonly default: string | undefined;
}

/** The help of a command, taken apart. */
export interface Help {
  readonly usage: string;
  readonly paragraphs: readonly string[];
  readonly arguments: readonly Entry[];
  readonly options: readonly Entry[];
  /** Command lines, and what each is for. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  readonly environment: readonly (readonly [name: string, meaning: string])[];
  readonly exitCodes: readonly number[];
}

/** All that `--help` prints, in lines that nothing breaks. */
const helpText = (command: Command): string => {
  let text = "";
  command.configureOutput({
    writeOut: (piece) => {
      text += piece;
    },
    getOutHelpWidth: () => 1_000,
  });
  command.outputHelp();
  return text;
};

/** The indented lines below a title. */
const section = (text: string, title: string): readonly string[] => {
  const [, after = ""] = text.split(`\n${title}:\n`);
  return (after.split("\n\n")[0] ?? "").split("\n").filter((line) => line.startsWith("  "));
};

/** Lines that have a name, two spaces or more, and what it means. */
const pairs = (lines: readonly string[]): (readonly [string, string])[] =>
  lines.map((line) => {
    const [name = "", meaning = ""] = line.trim().split(/ {2,}/);
    return [name, meaning];
  });

const examplesIn = (lines: readonly string[]): Help["examples"] =>
  lines.flatMap((line, index) =>
    line.startsWith("  $ ") ? [[line.slice(4), (lines[index + 1] ?? "").trim()] as const] : [],
  );

interface Described {
  readonly description: string;
  readonly defaultValue?: unknown;
  readonly argChoices?: readonly string[] | undefined;
}

/** Some defaults are known to commander, others stand in the text. */
const entryOf = (term: string, { description, defaultValue, argChoices = [] }: Described): Entry => {
  const [, text = description, written] = /^(.*?) \(default: (.*)\)$/.exec(description) ?? [];
  const known = defaultValue === undefined || typeof defaultValue === "boolean" ? undefined : String(defaultValue);
  return { term, text, choices: argChoices, default: written ?? known };
};

/** Takes the help of a command apart, as commander makes it. */
export const readHelp = (command: Command): Help => {
  const helper = command.createHelp();
  const text = helpText(command);
  return {
    usage: helper.commandUsage(command),
    paragraphs: helper.commandDescription(command).split("\n\n"),
    arguments: helper.visibleArguments(command).map((one) => entryOf(helper.argumentTerm(one), one)),
    options: helper
      .visibleOptions(command)
      .filter(({ long }) => long !== "--help")
      .map((one) => entryOf(helper.optionTerm(one), one)),
    examples: examplesIn(section(text, "Examples")),
    environment: pairs(section(text, "Environment")),
    exitCodes: pairs(section(text, "Exit codes")).map(([code]) => Number(code)),
  };
};
