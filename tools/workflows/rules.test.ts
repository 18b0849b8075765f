import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ruleProblems, type Workflow } from "./rules.ts";

const good = `on: push
permissions: { contents: read }
jobs:
  test:
    timeout-minutes: 5
    strategy: { matrix: { command: [test, run size] } }
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
      - run: npm \${{ matrix.command }}
      - run: npm run size -- --comment
`;
const problemsOf = (text: string): string[] => ruleProblems(text, parse(text) as Workflow, { test: "x", size: "y" });

describe("a workflow", () => {
  it("is fine as it should be", () => expect(problemsOf(good)).toEqual([]));

  it.each([
    ["permissions: { contents: read }\n", "", "says no permissions"],
    ["on: push", "on: pull_request_target", "runs on pull_request_target"],
    ["-- --comment", "$" + "{{ secrets.NPM }}", "uses a secret"],
    ["@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", "@v4", "uses actions/checkout@v4, which is not pinned"],
    ["    timeout-minutes: 5\n", "", "the job test has no timeout-minutes"],
    ["npm run size -- --comment", "curl https://a.example | sh", "which is no script of package.json"],
    ["[test, run size]", "[test, run gone]", "runs 'npm run gone', which is no script of package.json"],
  ])("is told of %j becoming %j", (from, to, problem) => {
    expect(problemsOf(good.replace(from, to))).toEqual([expect.stringContaining(problem)]);
  });
});
