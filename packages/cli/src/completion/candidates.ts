import type { Argument, Command, Option } from "commander";

/** Something that may be typed. */
interface Candidate {
  readonly value: string;
  readonly meaning?: string | undefined;
}

/** What may be typed, and what the shell adds to it. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly directive: number;
}

/** What the scripts do besides, by the numbers that cobra gave it: name files, none, or folders alone. */
const directives = { files: 0, noFiles: 4, folders: 16 } as const;

/** What may stand in the place of the last word of a command line. */
export const candidatesFor = (program: Command, words: readonly string[]): Candidates => {
  const [before, current] = [words.slice(0, -1), words.at(-1) ?? ""];
  const { command, demoAt, isAfterDashes, argumentsBefore, waiting } = walk(program, before);
  if (demoAt !== undefined) return candidatesFor(program, words.slice(demoAt + 1));
  if (waiting) return valuesOf(waiting, current);
  if (!isAfterDashes && current.startsWith("-")) {
    const [name = "", value] = current.split("=", 2);
    const named = value === undefined ? undefined : optionOf(program, command, name);
    return named ? valuesOf(named, value ?? "") : only(optionsOf(program, command), current);
  }
  const { registeredArguments } = command;
  const argument = registeredArguments[argumentsBefore] ?? registeredArguments.filter(({ variadic }) => variadic)[0];
  const values = argument ? valuesOf(argument, current) : only([], current);
  if (argumentsBefore) return values;
  const commands = command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), meaning: one.summary() || one.description() }));
  return { ...values, candidates: [...only(commands, current).candidates, ...values.candidates] };
};

/** Where a command line has got to. */
interface Place {
  readonly command: Command;
  /** Where a command begins that another one runs. */
  readonly demoAt?: number;
  readonly isAfterDashes: boolean;
  readonly argumentsBefore: number;
  /** The option whose value comes next. */
  readonly waiting?: Option | undefined;
}

const walk = (program: Command, words: readonly string[]): Place => {
  let command = program;
  let waiting: Option | undefined;
  let isAfterDashes = false;
  let argumentsBefore = 0;
  for (const [index, word] of words.entries()) {
    if (waiting) waiting = undefined;
    else if (word === "--") isAfterDashes = true;
    else if (!isAfterDashes && word.startsWith("-")) {
      if (word === "--demo") return { command, demoAt: index, isAfterDashes, argumentsBefore };
      const option = word.includes("=") ? undefined : optionOf(program, command, word);
      waiting = option && (option.required || option.optional) ? option : undefined;
    } else {
      const subcommand = argumentsBefore ? undefined : command.commands.find((one) => one.name() === word);
      if (subcommand) command = subcommand;
      else if (command !== program) argumentsBefore++;
    }
  }
  return { command, isAfterDashes, argumentsBefore, waiting };
};

const optionOf = (program: Command, command: Command, word: string): Option | undefined =>
  [...command.options, ...program.options].find(({ long, short }) => long === word || short === word);

const optionsOf = (program: Command, command: Command): readonly Candidate[] => {
  const help = program.createHelp();
  const options = [...help.visibleOptions(command), ...(command === program ? [] : help.visibleOptions(program))];
  return options.flatMap(({ long, description }) => (long ? [{ value: long, meaning: description }] : []));
};

const only = (candidates: readonly Candidate[], start: string): Candidates => ({
  candidates: candidates.filter(({ value }) => value.startsWith(start)),
  directive: directives.noFiles,
});

/** What an argument or the value of an option may be: one of its choices, a file where its name says so, or anything. */
const valuesOf = (wanted: Argument | Option, start: string): Candidates => {
  if (wanted.argChoices)
    return only(
      wanted.argChoices.map((value) => ({ value })),
      start,
    );
  const name = "flags" in wanted ? wanted.flags.replace(/^.*[<[]/, "") : wanted.name();
  if (/^(folder|directory)/.test(name)) return { candidates: [], directive: directives.folders };
  return { candidates: [], directive: /^(file|path)/.test(name) ? directives.files : directives.noFiles };
};
