import { readFileSync } from "node:fs";
import { codeBlocks } from "../../../tools/markdown.ts";
import { run } from "../../../tools/programs/process.ts";
import { type Environment, report } from "../project.ts";

/** The programs of the README's quick start, as an ES module and as CommonJS. */
export const quickStart = codeBlocks(readFileSync("README.md", "utf8"), "Quick start");

const names = /^(?:[^\n:]+\n)+$/;

/** Ways to run it: parameters, what is exported besides the sandbox's own variables, the exit code, and what it must print. */
const ways: Readonly<Record<string, readonly [string[], Environment, exitCode: number, printed: RegExp]>> = {
  "a known domain": [[], {}, 0, names],
  "a domain nobody looked at": [["never-seen.example"], {}, 0, names],
  "a key that is wrong": [
    [],
    { TECHLOOKUP_API_KEY: `tapi_test_${"x".repeat(32)}` },
    1,
    /^UNAUTHORIZED: .+\nhttps:\/\/\S+\/errors\/unauthorized\n$/s,
  ],
  "no key": [[], { TECHLOOKUP_API_KEY: "" }, 1, /TECHLOOKUP_API_KEY/],
};

/** Runs the quick start in a project that has its files and packages, against a sandbox. */
export const runQuickStart = async (
  runtime: string,
  node: string,
  cwd: string,
  sandbox: Environment,
): Promise<void> => {
  for (const { title } of quickStart) {
    for (const [way, [parameters, env, wanted, printed]] of Object.entries(ways)) {
      const { exitCode, output } = await run([node, title, ...parameters], { cwd, env: { ...sandbox, ...env } });
      const fits = exitCode === wanted && printed.test(output);
      const problem = `exit code ${exitCode}, expected ${wanted}; printed, expected ${printed}:\n${output}`;
      report(`${runtime}, ${title}, ${way}`, fits ? "ok" : problem);
    }
  }
};
