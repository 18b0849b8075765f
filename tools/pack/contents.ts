import { basename, posix } from "node:path";
import type { Manifest } from "../packages.ts";

interface Wanted {
  readonly what: string;
  readonly pattern: RegExp;
}

const wanted: readonly Wanted[] = [
  { what: "LICENSE", pattern: /^LICENSE$/ },
  { what: "README.md", pattern: /^README\.md$/ },
  { what: "a build in dist/", pattern: /^dist\/.+\.js$/ },
];

/** The same for what programs import. Nobody imports a command. */
const wantedOfLibraries: readonly Wanted[] = [
  { what: "a type in dist/", pattern: /^dist\/.+\.d\.ts$/ },
  { what: "a source in src/", pattern: /^src\/.+\.ts$/ },
];

const allowed = /^(LICENSE|README\.md|CHANGELOG\.md|([\w-]+\/)?package\.json|(dist|src)\/.+)$/;
const isTest = /(^|\/)(test|tests)\/|\.test\.\w+$/;

/** The files that `exports` and `bin` name, at any depth. */
const targets = (value: unknown): string[] => {
  if (typeof value === "string") return [value.replace(/^\.\//, "")];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(targets) : [];
};

/** How one entry is written in `exports`. */
type Entry = Readonly<Record<"import" | "require", Readonly<Record<"types" | "default", string>>>>;

/**
 * What tools do not find that read no `exports` (Parcel, webpack 4, TypeScript's `node10`): an entry's folder, whose package.json
 * says the same. And what a tracer does not find that knows no `module-sync`: an ES module that its CommonJS does not name.
 */
const fallbackProblems = (files: ReadonlyMap<string, string>, manifest: Manifest): string[] =>
  Object.entries(manifest.exports ?? {}).flatMap(([path, entry]) => {
    if (typeof entry !== "object" || entry === null || !("require" in entry)) return [];
    const { import: asModule, require: asCommonJs } = entry as Entry;
    const file = posix.join(path, "package.json");
    const stub = JSON.parse(files.get(file) ?? "{}") as Readonly<Record<string, string>>;
    const wanted = { main: asCommonJs.default, module: asModule.default, types: asCommonJs.types };
    const names = Object.entries(wanted)
      .filter(([field, target]) => posix.join(path, stub[field] ?? "") !== posix.join(target))
      .map(([field, target]) => `${file} does not lead to ${target} by its field ${field}`);
    const twin = `require("./${basename(asModule.default)}")`;
    const isNamed = files.get(posix.join(asCommonJs.default))?.includes(twin);
    return isNamed === false ? [...names, `${asCommonJs.default} does not name ${asModule.default}`] : names;
  });

/** A map that shows nothing, or tells where it was made. */
const mapProblem = ([name, text]: readonly [string, string]): string | undefined => {
  if (!name.endsWith(".map")) return undefined;
  const { sources, sourcesContent } = JSON.parse(text) as { sources: string[]; sourcesContent?: (string | null)[] };
  const absolute = sources.find((source) => /^(\/|[A-Za-z]:|file:)/.test(source));
  if (absolute !== undefined) return `${name} tells where it was built: ${absolute}`;
  return sourcesContent?.length === sources.length ? undefined : `${name} is a map without its sources`;
};

/** What is missing in a tarball, and what should not be in it. */
export const contentProblems = (files: ReadonlyMap<string, string>): string[] => {
  const names = [...files.keys()];
  const manifest = JSON.parse(files.get("package.json") ?? "{}") as Manifest;
  const isCommand = manifest.bin !== undefined && manifest.exports?.["."] === undefined;
  return [
    ...[...wanted, ...(isCommand ? [] : wantedOfLibraries)]
      .filter(({ pattern }) => !names.some((name) => pattern.test(name)))
      .map(({ what }) => `${what} is missing`),
    ...names.filter((name) => !allowed.test(name)).map((name) => `${name} should not be published`),
    ...names.filter((name) => isTest.test(name)).map((name) => `${name} is a test`),
    ...[...targets(manifest.exports), ...targets(manifest.bin)]
      .filter((target) => !files.has(target))
      .map((target) => `package.json names ${target}, which is missing`),
    ...fallbackProblems(files, manifest),
    ...[...files].flatMap((file) => mapProblem(file) ?? []),
    ...["workspace:", "catalog:"]
      .filter((protocol) => files.get("package.json")?.includes(`"${protocol}`))
      .map((protocol) => `package.json still says '${protocol}': pack it with pnpm`),
  ];
};
