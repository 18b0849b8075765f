import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A task of turbo, as its run summary has it. */
export interface Task {
  readonly taskId: string;
  readonly command: string;
  readonly directory: string;
  readonly execution?: { readonly startTime: number; readonly endTime: number; readonly exitCode: number | null };
  readonly cache?: { readonly status: string };
}

/** One thing that must hold: a task of turbo, by a short name such as `lint`, `suite` or `test:core`. */
export const nameOf = (taskId: string): string => {
  const [owner = "", task = ""] = taskId.split("#");
  if (owner === "//") return task.replace(/^gate:/, "");
  const short = owner.replace(/^.*\//, "");
  return short === task ? task : `${task}:${short}`;
};

/** `lint` means `lint`, and not `publint`. */
const startsWord = (name: string, wanted: string): boolean => {
  const places = name.split(wanted.toLowerCase()).slice(0, -1);
  return places.some((before) => !/[a-z\d]$/.test(before));
};

/** The words that begin in no gate's name. */
export const strayWords = (names: readonly string[], words: readonly string[]): readonly string[] =>
  words.filter((word) => !names.some((name) => startsWord(name, word)));

/** Whether one of the words begins in a gate's name; without words, always. */
export const isChosen = (name: string, words: readonly string[]): boolean =>
  words.length === 0 || words.some((word) => startsWord(name, word));

export type State = "passed" | "cached" | "FAILED" | "NOT RUN";

export const stateOf = ({ execution, cache }: Task): State => {
  if (execution === undefined) return "NOT RUN";
  if (execution.exitCode !== 0) return "FAILED";
  return cache?.status === "HIT" ? "cached" : "passed";
};

/** Where a gate that counts tests writes its report, in the format of Vitest's JSON reporter. */
export const reportFile = ({ taskId, directory }: Pick<Task, "taskId" | "directory">): string =>
  join(directory, "reports", `${taskId.replace(/^.*#(gate:)?/, "")}.json`);

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** A gate that writes a report counts for its tests, any other for one. */
export const countOf = (task: Task): Counts => {
  const state = stateOf(task);
  const isGood = state === "passed" || state === "cached";
  const file = reportFile(task);
  // A failed run may have left the report of an earlier one.
  const isFresh = existsSync(file) && (isGood || statSync(file).mtimeMs >= (task.execution?.startTime ?? Infinity));
  if (!isFresh) return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
  // Failed without a failed test: a file did not load, or an error came from outside the tests.
  return { passed: numPassedTests, failed: isGood ? numFailedTests : Math.max(1, numFailedTests) };
};
