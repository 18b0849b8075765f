import { join, relative } from "node:path";
import { readJson } from "../packages.ts";
import { run } from "../programs/process.ts";

/** As Vitest's JSON reporter writes it. */
interface TestFile {
  readonly name: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly failureMessages: readonly string[] }[];
}

/** As much as says what is wrong: types are long, and a test's stack is its own. */
const short = (message: string): string =>
  message.replace(/\n.*| in type '.*|: expected .*$|^AssertionError: /gs, "").slice(0, 150);

/** All that is red in a copy, as `FILE: MESSAGE`, each once. */
export const findRed = async (cwd: string, tests: readonly string[]): Promise<readonly string[]> => {
  const report = join(cwd, "tests.json");
  const [{ output }] = await Promise.all([
    run(["tsc", "-p", "tsconfig.tools.json", "--pretty", "false"], { cwd }),
    run(["vitest", "run", ...tests, "--reporter=json", `--outputFile=${report}`], { cwd }),
  ]);
  const errors = output.matchAll(/^(\S+?)\(\d+,\d+\): error TS\d+: (.*)$/gm);
  const failures = readJson<{ testResults: TestFile[] }>(report).testResults.flatMap((file) => {
    const messages = file.assertionResults.flatMap(({ failureMessages }) => failureMessages);
    // A file that cannot be loaded has a message of its own.
    return [file.message, ...messages]
      .filter(Boolean)
      .map((message) => `${relative(cwd, file.name)}: ${short(message)}`);
  });
  return [
    ...new Set([...Array.from(errors, ([, file, message = ""]) => `${file}: ${short(message)}`), ...failures]),
  ].sort();
};
