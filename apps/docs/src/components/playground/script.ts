import { createSandbox, type Fault } from "@techlookup/sandbox";
import { jsonMistake } from "./json-mistake.ts";
import { SetupProblem } from "./setup.ts";

/** A body of more bytes would hold the page up. The sandbox itself has no such limit. */
const mostBytes = 50_000_000;

const example = '[{ "kind": "html", "status": 502 }]';

/** One object as people write it on a line: with spaces inside its braces. */
const lineOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(lineOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${lineOf(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
};

/** Faults as the text of a script, one a line. */
export const scriptOf = (faults: readonly object[]): string =>
  faults.length === 0 ? "" : `[\n${faults.map((fault) => `  ${lineOf(fault)}`).join(",\n")}\n]`;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column, problem } = jsonMistake(text) ?? { line: 1, column: 1, problem: "it cannot be read" };
    throw new SetupProblem(`The script is not JSON. Line ${line}, column ${column}: ${problem}.`);
  }
};

/**
 * The faults of a script. An empty text is a script without any; one fault needs no brackets.
 *
 * @throws SetupProblem that says what is wrong, where, and what is allowed.
 */
export const faultsOf = (text: string): readonly Fault[] => {
  if (text.trim() === "") return [];
  const value = parse(text);
  if (typeof value !== "object" || value === null) {
    throw new SetupProblem(`The script must be a list of faults such as ${example}, and is ${JSON.stringify(value)}.`);
  }
  const faults = (Array.isArray(value) ? value : [value]) as readonly Fault[];
  try {
    createSandbox().script(...faults);
  } catch (thrown) {
    const problem = (thrown as Error).message
      .replace("Nothing was scripted: ", "")
      .replaceAll(/\bfault (?=\d)/g, "Fault ");
    throw new SetupProblem(`The script is not one that the sandbox knows. ${problem}.`);
  }
  for (const [index, fault] of faults.entries()) {
    if (fault.kind === "oversized" && fault.bytes > mostBytes) {
      const limit = mostBytes.toLocaleString("en");
      throw new SetupProblem(`Fault ${index + 1} has too many bytes for a web page: write ${limit} at most.`);
    }
  }
  return faults;
};
