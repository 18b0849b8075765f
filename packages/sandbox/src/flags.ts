import { parseArgs } from "node:util";
import type { StartOptions } from "./node.ts";

const flags = {
  port: { type: "string", default: "8787" },
  host: { type: "string", default: "127.0.0.1" },
  cors: { type: "boolean", default: false },
  window: { type: "string" },
  "window-ms": { type: "string" },
  "counts-refused": { type: "boolean" },
  "rate-limit-headers": { type: "string" },
  "rate-limit-fields": { type: "string" },
  "foreign-requests": { type: "string" },
  "foreign-pattern": { type: "string" },
  "foreign-seed": { type: "string" },
  "live-ms": { type: "string" },
  charges: { type: "string" },
  "credits-lag-ms": { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

/** What the command line asks for. */
export interface Command {
  readonly help: boolean;
  readonly version: boolean;
  readonly options: Required<Pick<StartOptions, "port" | "host">> & StartOptions;
}

/** A flag that cannot be read. Its message is for the terminal. */
export class FlagError extends Error {}

type Flag = keyof typeof flags;
type Values = Partial<Record<Flag, string | boolean | undefined>>;

const wholeNumber = (values: Values, name: Flag, min: number, max: number): number | undefined => {
  const text = values[name];
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(String(text)) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new FlagError(`--${name} must be a whole number from ${min} to ${max}, and is '${text}'`);
};

const oneOf = <const Choice extends string>(values: Values, name: Flag, ...choices: Choice[]): Choice | undefined => {
  const text = values[name];
  const choice = choices.find((one) => one === text);
  if (text === undefined || choice !== undefined) return choice;
  throw new FlagError(`--${name} must be one of ${choices.join(", ")}, and is '${text}'`);
};

const failures = ["404", "5xx", "lost"] as const;

const chargesOf = ({ charges }: Values): StartOptions["charges"] | undefined => {
  if (charges === undefined) return undefined;
  const names = charges === "none" ? [] : String(charges).split(",");
  const known = names.map((name) => failures.find((one) => one === name));
  if (known.every((name) => name !== undefined)) return known;
  throw new FlagError(
    `--charges must be none, or any of ${failures.join(", ")} with commas between, and is '${charges}'`,
  );
};

// Above 2^31-1 ms, timers fire at once.
const maxMs = 2 ** 31 - 1;

const foreignUserOf = (values: Values): StartOptions["foreignUser"] | undefined => {
  const requests = wholeNumber(values, "foreign-requests", 0, 1_000_000);
  const pattern = oneOf(values, "foreign-pattern", "even", "random", "burst");
  const seed = wholeNumber(values, "foreign-seed", 0, maxMs);
  if (requests !== undefined) return { requests, ...(pattern && { pattern }), ...(seed !== undefined && { seed }) };
  if (pattern === undefined && seed === undefined) return undefined;
  throw new FlagError("--foreign-pattern and --foreign-seed need --foreign-requests");
};

/** Leaves out what was not said, so that its default holds. */
const said = <Given extends object>(given: Given): { [Name in keyof Given]?: Exclude<Given[Name], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    throw new FlagError(`${(error as Error).message.split(". ")[0]}. See --help`);
  }
};

/**
 * Reads the command line.
 *
 * @throws FlagError that names the flag, its value and what it may be.
 */
export const readFlags = (args: readonly string[]): Command => {
  const { help, version, host, cors, ...values } = parse(args);
  if (help || version) return { help, version, options: { port: 0, host } };
  const options = said({
    windowMs: wholeNumber(values, "window-ms", 1, maxMs),
    window: oneOf(values, "window", "log", "two-bucket", "fixed"),
    countsRefused: values["counts-refused"],
    rateLimitHeaders: oneOf(values, "rate-limit-headers", "all", "success", "none"),
    rateLimitFields: oneOf(values, "rate-limit-fields", "x-ratelimit", "ietf", "both"),
    foreignUser: foreignUserOf(values),
    liveDelayMs: wholeNumber(values, "live-ms", 0, maxMs),
    charges: chargesOf(values),
    creditsLagMs: wholeNumber(values, "credits-lag-ms", 0, maxMs),
  });
  return { help, version, options: { ...options, port: wholeNumber(values, "port", 0, 65_535) ?? 0, host, cors } };
};
