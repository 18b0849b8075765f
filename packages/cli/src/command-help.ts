import { exitCodes, exitCodeTexts } from "./exit-codes.ts";
import { examples } from "./help.ts";

/** What a command's help ends with. */
export interface Manual {
  /** Command lines, and what each is for. */
  readonly examples: readonly (readonly [string, string])[];
  /** Variables that it reads, and what for. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The ways in which it ends. */
  readonly exits: readonly (keyof typeof exitCodes)[];
}

/** What every command reads that calls the API. */
export const apiVariables: Readonly<Record<string, string>> = {
  TECHLOOKUP_API_KEY: "the API key, unless --api-key-file names a file",
  TECHLOOKUP_BASE_URL: "where requests go, unless --base-url says so",
};

/** The ways in which every command ends that calls the API. */
export const apiExits = ["done", "unexpected", "badInput", "account", "credits", "unreachable"] as const;

const list = (title: string, rows: readonly (readonly [string | number, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => String(name).length)) + 2;
  return `\n${title}:\n${rows.map(([name, text]) => `  ${String(name).padEnd(width)}${text}`).join("\n")}`;
};

/** Examples, environment and exit codes, as a manual page has them. */
export const manual = ({ examples: lines, environment = {}, exits }: Manual): string =>
  [
    examples(...lines),
    ...(Object.keys(environment).length > 0 ? [list("Environment", Object.entries(environment))] : []),
    list(
      "Exit codes",
      exits.map((name) => [exitCodes[name], exitCodeTexts[name]] as const),
    ),
  ].join("\n");
