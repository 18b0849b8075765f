/** A workflow, as far as it is looked at. */
export interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** One of its jobs. */
export interface Job {
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix?: { readonly command?: readonly string[] } };
  readonly steps?: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The number that pull requests have where their workflows' commands are run here. */
export const pullRequest = "7";

/** Every command of a job, with those of its matrix and those that it gives to actions. */
export const commandsOf = ({ steps = [], strategy }: Job): string[] =>
  steps
    .flatMap(({ run, with: inputs = {} }) => [run, inputs["version-script"]])
    .filter((command) => typeof command === "string")
    .flatMap((command) => {
      const parameter = /\$\{\{ matrix\.command \}\}/;
      if (!parameter.test(command)) return [command.trim()];
      return (strategy?.matrix?.command ?? []).map((one) => command.replace(parameter, one));
    })
    .map((command) => command.replace(/\$\{\{ github\.event\.pull_request\.number \}\}/g, pullRequest));
