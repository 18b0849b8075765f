import { commandsOf, type Workflow } from "./workflow.ts";

/** Pinned by the commit, with the version for people. */
const pinned = /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** What commands are held against. */
export interface Known {
  /** Those of package.json. */
  readonly scripts: Readonly<Record<string, string>>;
  /** What `.ci/run` and the rehearsal run, to the letter. */
  readonly runHere: readonly string[];
}

/** What breaks the rules of the house in a workflow. */
export const ruleProblems = (text: string, workflow: Workflow, { scripts, runHere }: Known): string[] => {
  const problems: string[] = [];
  if (workflow.permissions === undefined) problems.push("says no permissions for all of it: `contents: read`");
  if (text.includes("pull_request_target")) problems.push("runs on pull_request_target: secrets beside foreign code");
  if (/\bsecrets\s*[.[:]/.test(text)) problems.push("uses a secret: publishing proves itself by OIDC");
  for (const [, used = ""] of text.matchAll(/uses:\s*(.+)$/gm)) {
    if (!pinned.test(used.trim())) problems.push(`uses ${used.trim()}, which is not pinned by commit and version`);
  }
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (job["timeout-minutes"] === undefined) problems.push(`the job ${name} has no timeout-minutes`);
    for (const command of commandsOf(job)) {
      const [, script = ""] = /^npm (?:run )?([\w:-]+)/.exec(command) ?? [];
      if (command.includes("\n") || !Object.hasOwn(scripts, script)) {
        problems.push(`the job ${name} runs '${command}', which is no script of package.json`);
      } else if (!runHere.includes(command)) {
        problems.push(`the job ${name} runs '${command}', which neither .ci/run nor the rehearsal runs`);
      }
    }
  }
  return problems;
};
