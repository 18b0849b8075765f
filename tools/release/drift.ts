import type { Manifest } from "../pack/tarballs.ts";
import type { NodeLine } from "./node-policy.ts";

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
  /** Lines of Node that the policy supports, and the majors that tests run on. */
  readonly lines: readonly NodeLine[];
  readonly tested: readonly number[];
  /** Texts that tell users which Node they need, by file. */
  readonly claims: Readonly<Record<string, string>>;
  /** The README that tells which lines are supported until when. */
  readonly nodeReadme: string;
}

const installScripts = ["preinstall", "install", "postinstall", "prepare"];

/** Where two places disagree, a sentence each. */
export const driftProblems = ({
  packages,
  constant,
  deno,
  fixed,
  lines,
  tested,
  claims,
  nodeReadme,
}: Facts): string[] => {
  const problems: string[] = [];
  const unless = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const [version = ""] = packages.map((one) => one.version);
  const supported = lines.map(({ major }) => major);
  const lowest = Math.min(...supported);
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
    tested.join() === supported.join(),
    `the tests run on Node ${tested.join(", ")}, and the policy supports ${supported.join(", ")}`,
  );
  const rows = lines.map(({ major, lts, endOfLife }) => [major, lts, endOfLife].join(","));
  const told = Array.from(nodeReadme.matchAll(/^\| (\d+) +\| (\S+) +\| (\S+) +\|$/gm), (row) => row.slice(1).join(","));
  unless(
    told.join() === rows.join(),
    `the table of Node's lines in packages/node/README.md has ${told.join("; ")}, and Node's schedule ${rows.join("; ")}`,
  );
  for (const [file, text] of Object.entries(claims)) {
    for (const [claim, major] of text.matchAll(/Node (\d+) (?:or|and) later/g)) {
      unless(Number(major) === lowest, `${file} says '${claim}', and the policy ${lowest}`);
    }
  }
  return problems;
};

/** Texts that a release makes untrue. Warnings: they are changed when it is out, and not before. */
export const earlyTexts = (claims: Facts["claims"], version: string): string[] =>
  Object.entries(claims).flatMap(([file, text]) => {
    const [early] = /until the first release|nothing is released yet/i.exec(text) ?? [];
    return version === "0.0.0" || early === undefined ? [] : [`${file} says '${early}', and the version is ${version}`];
  });
