/** What a package says of itself to npm. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** And to JSR, in deno.json. */
export interface DenoManifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly exports?: Readonly<Record<string, string>>;
}

const sourceCondition = "@techlookup/source";

/** The source file of each entry of package.json; package.json itself is no entry of JSR's. */
const sourcesOf = ({ exports = {} }: Manifest): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(exports)
      .filter(([, target]) => typeof target === "object" && target !== null)
      .map(([entry, target]) => [entry, (target as Record<string, string>)[sourceCondition]]),
  );

/** Where the two disagree, a sentence each. */
export const disagreements = (npm: Manifest, jsr: DenoManifest): string[] => {
  const problems: string[] = [];
  const compare = (what: string, ours: unknown, theirs: unknown): void => {
    if (ours !== theirs) {
      problems.push(
        `${npm.name}: ${what} is ${JSON.stringify(ours)} in package.json and ${JSON.stringify(theirs)} in deno.json`,
      );
    }
  };
  compare("name", npm.name, jsr.name);
  compare("version", npm.version, jsr.version);
  compare("license", npm.license, jsr.license);
  const sources = sourcesOf(npm);
  for (const entry of new Set([...Object.keys(sources), ...Object.keys(jsr.exports ?? {})])) {
    compare(`the source of "${entry}"`, sources[entry], jsr.exports?.[entry]);
  }
  return problems;
};
