/** A workflow, as far as the rules look at it. */
export interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix?: { readonly command?: readonly string[] } };
  readonly steps?: readonly { readonly uses?: string; readonly run?: string }[];
}

/** Pinned by the commit, with the version for people. */
const pinned = /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** Every command of a job, with those of its matrix. */
const commandsOf = ({ steps = [], strategy }: Job): string[] =>
  steps.flatMap(({ run }) => {
    if (run === undefined) return [];
    const parameter = /\$\{\{ matrix\.command \}\}/;
    if (!parameter.test(run)) return [run.trim()];
    return (strategy?.matrix?.command ?? []).map((command) => run.replace(parameter, command));
  });

/** What breaks the rules of the house in a workflow. `scripts` are those of package.json. */
export const ruleProblems = (text: string, workflow: Workflow, scripts: Readonly<Record<string, string>>): string[] => {
  const problems: string[] = [];
  if (workflow.permissions === undefined) problems.push("says no permissions for all of it: `contents: read`");
  if (text.includes("pull_request_target")) problems.push("runs on pull_request_target: secrets beside foreign code");
  if (/\$\{\{\s*secrets\./.test(text)) problems.push("uses a secret: publishing proves itself by OIDC");
  for (const [, used = ""] of text.matchAll(/uses:\s*(.+)$/gm)) {
    if (!pinned.test(used.trim())) problems.push(`uses ${used.trim()}, which is not pinned by commit and version`);
  }
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (job["timeout-minutes"] === undefined) problems.push(`the job ${name} has no timeout-minutes`);
    for (const command of commandsOf(job)) {
      const [, script = ""] = /^npm (?:run )?([\w:-]+)/.exec(command) ?? [];
      if (command.includes("\n") || !Object.hasOwn(scripts, script)) {
        problems.push(`the job ${name} runs '${command}', which is no script of package.json`);
      }
    }
  }
  return problems;
};
