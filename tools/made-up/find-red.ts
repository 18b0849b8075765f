import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { start } from "../programs/process.ts";

/** A place that is red: its file, and what is said there. */
export interface Red {
  readonly file: string;
  readonly message: string;
}

interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly failureMessages: readonly string[] }[];
    readonly message: string;
    readonly status: string;
  }[];
}

/** As much as tells what is wrong: types are long, and a test's stack is its own. */
const short = (message: string): string => {
  const [line = ""] = message.split("\n");
  return line.replace(/^AssertionError: | in type '.*|: expected .*$/g, "").slice(0, 150);
};

const compilerErrors = async (cwd: string): Promise<Red[]> => {
  const { output } = await start(["tsc", "-p", "tsconfig.tools.json", "--pretty", "false"], { cwd }).ended;
  const errors = output.matchAll(/^(\S+?)\(\d+,\d+\): error TS\d+: (.*)$/gm);
  return Array.from(errors, ([, file = "", message = ""]) => ({ file, message: short(message) }));
};

const failedTests = async (cwd: string, tests: readonly string[]): Promise<Red[]> => {
  const report = join(cwd, "tests.json");
  await start(["vitest", "run", ...tests, "--reporter=json", `--outputFile=${report}`], { cwd }).ended;
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as TestReport;
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const messages = assertionResults.flatMap(({ failureMessages }) => failureMessages);
    const all = status === "failed" && messages.length === 0 ? [message] : messages;
    return all.map((text) => ({ file: relative(cwd, name), message: short(text) }));
  });
};

/** All that is red in a copy, each sentence once. */
export const findRed = async (cwd: string, tests: readonly string[]): Promise<readonly Red[]> => {
  const [compiler, failed] = await Promise.all([compilerErrors(cwd), failedTests(cwd, tests)]);
  const byPlace = new Map([...failed, ...compiler].map((red) => [`${red.file}: ${red.message}`, red]));
  return [...byPlace.values()].sort((one, other) => one.file.localeCompare(other.file));
};
