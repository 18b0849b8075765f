// @boundaries-ignore the command's package is a program, and exports nothing
import { exitCodes, exitCodeTexts } from "../../../../packages/cli/src/exit-codes.ts";
// @boundaries-ignore the command's package is a program, and exports nothing
import { createProgram } from "../../../../packages/cli/src/program.ts";
import { table } from "../tables/table.ts";
import { type Command, type Entry, type Help, readHelp } from "./read-help.ts";

/** Words of a help as Markdown: what is typed looks so, and nothing in them is markup. */
export const prose = (text: string): string =>
  text
    .replaceAll("|", "\\|")
    .replace(/`/g, "")
    .replace(
      /(?<![\w`-])(www\.|npx [@/\w -]*\w|--[a-z][\w-]*|<[a-z]+>[\w.]*|[A-Z]+(?:_[A-Z]+)+(?:=\w+)?|\/v1\/\w+|\$PROFILE|~\/[\w.]+)/g,
      "`$1`",
    )
    .replace(/(?<!`)<(?!\w+>[\w.]*`)/g, "&lt;");

/** A default as it is typed, or in words. */
const defaultOf = ({ default: value }: Entry, isTyped: boolean): string => {
  if (value === undefined) return "";
  return isTyped || /^(\d+|[-\w<>.]*\.\w+|-)$/.test(value) ? `\`${value}\`` : prose(value);
};

/** Options or arguments as a list, which reads on a phone as well as on a wide screen. */
const entryList = (entries: readonly Entry[]): string =>
  entries
    .map((entry) => {
      const { term, text, choices } = entry;
      const words = choices.map((word) => `\`${word}\``);
      const isExplained = choices.every((word) => text.includes(`${word}:`) || text.includes(`${word} (`));
      const listed = words.length > 0 && !isExplained ? ` One of ${words.join(", ")}.` : "";
      const usual = defaultOf(entry, choices.includes(entry.default ?? ""));
      return `- \`${term}\`: ${sentence(prose(text))}${listed}${usual && ` Default: ${sentence(usual)}`}`;
    })
    .join("\n");

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const shell = (lines: readonly string[]): string => `\`\`\`sh\n${lines.join("\n")}\n\`\`\``;

const exitLine = ({ exitCodes: codes }: Help): string => {
  if (codes.length === 0) return "";
  return `Exit codes: ${codes.map((code) => `\`${code}\``).join(", ")} ([what they mean](#exit-codes)).`;
};

const section = (command: Command): string => {
  const help = readHelp(command);
  const { usage, paragraphs, arguments: args, options, examples } = help;
  return [
    `## techlookup ${nameOf(command)}`,
    ...paragraphs.map(prose),
    shell([usage]),
    ...(args.length ? [`**Arguments**\n\n${entryList(args)}`] : []),
    ...(options.length ? [`**Options**\n\n${entryList(options)}`] : []),
    ...(examples.length
      ? ["**Examples**", shell(examples.flatMap(([line, meaning]) => [`# ${meaning}`, line, ""]).slice(0, -1))]
      : []),
    exitLine(help),
  ]
    .filter(Boolean)
    .join("\n\n");
};

/** The subcommands that `--help` lists, in its order, each followed by its own, without `help` itself. */
export const subcommandsOf = (program: Command): readonly Command[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== "help")
    .flatMap((command) => [command, ...subcommandsOf(command)]);

/** A subcommand as it is typed behind `techlookup`. */
export const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

/** Every variable of every help, once. Where a subcommand says it in other words, the program's own count. */
const environmentTable = (program: Command): string => {
  const all = [program, ...subcommandsOf(program)].flatMap((command) => readHelp(command).environment);
  const isFirst = ([name]: readonly [string, string], at: number): boolean =>
    all.findIndex(([other]) => other === name) === at;
  const rows = all.filter(isFirst);
  const names = (text: string): string =>
    text
      .split(", ")
      .map((name) => `\`${name}\``)
      .join(", ");
  return table(
    ["Variable", "What it is for"],
    rows.map(([name, meaning]) => [names(name), prose(meaning)]),
  );
};

/** What scripts can rely on: every exit code, and what it means. */
const exitCodeTable = (): string =>
  table(
    ["Code", "What it means"],
    Object.entries(exitCodes).map(([name, code]) => [`\`${code}\``, exitCodeTexts[name as keyof typeof exitCodes]]),
  );

/** The parts of the command's page, all of them made of the program that `--help` prints. */
export const commandTables = (): Readonly<Record<string, string>> => {
  const program = createProgram();
  const overview = subcommandsOf(program).map((command) => [
    `[\`${nameOf(command)}\`](#techlookup-${nameOf(command).replaceAll(" ", "-")})`,
    prose(command.summary()),
  ]);
  return {
    "command-list": table(["Command", "What it does"], overview),
    "command-globals": `${entryList(readHelp(program).options)}\n`,
    "command-sections": `${subcommandsOf(program).map(section).join("\n\n")}\n`,
    "command-environment": environmentTable(program),
    "exit-codes": exitCodeTable(),
  };
};
