import type { Manifest } from "../pack/tarballs.ts";

/** What is said in more than one place, as it stands there. */
export interface Facts {
  readonly packages: readonly (Manifest & {
    readonly engines?: { readonly node?: string };
    readonly scripts?: object;
  })[];
  /** `version` of packages/core/src/version.ts. */
  readonly constant: string;
  /** Versions in deno.json, by package. */
  readonly deno: Readonly<Record<string, string | undefined>>;
  /** The fixed groups of .changeset/config.json. */
  readonly fixed: readonly (readonly string[])[];
  /** Majors of Node: supported by the policy, with the end of their lives, and those that tests run on. */
  readonly policy: Readonly<Record<string, { readonly endOfLife: string }>>;
  readonly tested: readonly number[];
  /** Texts that tell users which Node they need, by file. */
  readonly claims: Readonly<Record<string, string>>;
}

const installScripts = ["preinstall", "install", "postinstall", "prepare"];

/** Where two places disagree, a sentence each. */
export const driftProblems = ({ packages, constant, deno, fixed, policy, tested, claims }: Facts): string[] => {
  const problems: string[] = [];
  const unless = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const [version = ""] = packages.map((one) => one.version);
  const majors = Object.keys(policy).map(Number);
  const lowest = Math.min(...majors);
  for (const { name, version: own, engines, repository, files = [], scripts = {} } of packages) {
    unless(
      own === version,
      `${name} has version ${own}, and ${packages[0]?.name} ${version}: they are released as one`,
    );
    unless(engines?.node === `>=${lowest}`, `${name} says engines.node ${engines?.node}, and the policy ${lowest}`);
    // npm holds the repository against the workflow that publishes.
    unless(
      repository?.directory === `packages/${name.replace(/^.*\//, "")}`,
      `${name} does not say where its repository has it`,
    );
    unless(files.includes("CHANGELOG.md"), `${name} would be published without its CHANGELOG.md: add it to files`);
    const runs = installScripts.filter((script) => script in scripts);
    unless(runs.length === 0, `${name} has the script ${runs.join(", ")}, which would run at its users'`);
  }
  unless(
    constant === version,
    `packages/core/src/version.ts says ${constant}, and package.json ${version}: npm run version`,
  );
  for (const [name, own] of Object.entries(deno)) {
    unless(own === version, `deno.json of ${name} says ${own}, and package.json ${version}: npm run version`);
  }
  const names = packages.map(({ name }) => name).toSorted();
  unless(
    fixed.length === 1 && fixed[0]?.toSorted().join() === names.join(),
    `.changeset/config.json must have one fixed group, of ${names.join(", ")}`,
  );
  unless(
    tested.join() === majors.join(),
    `the tests run on Node ${tested.join(", ")}, and the policy supports ${majors.join(", ")}`,
  );
  for (const [file, text] of Object.entries(claims)) {
    for (const [claim, major] of text.matchAll(/Node (\d+) (?:or|and) later/g)) {
      unless(Number(major) === lowest, `${file} says '${claim}', and the policy ${lowest}`);
    }
  }
  return problems;
};

/** The lines of Node whose life has ended by a day. A warning: dropping one is a decision, with a changeset. */
export const endedLines = (policy: Facts["policy"], today: string): string[] =>
  Object.entries(policy)
    .filter(([, { endOfLife }]) => endOfLife < today)
    .map(([major, { endOfLife }]) => `Node ${major} reached the end of its life on ${endOfLife}: it may be dropped`);
