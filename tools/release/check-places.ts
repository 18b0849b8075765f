/** Texts, tests and settings that name packages by hand name each of them. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { publicPackages } from "../pack/tarballs.ts";
import { missingPlaces } from "./places.ts";

const read = (...patterns: string[]): string =>
  patterns
    .flatMap((pattern) => globSync(pattern))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

const tagsOf = (folder: string): readonly string[] => {
  const file = join(folder, "turbo.json");
  return existsSync(file) ? (readJson<{ tags?: string[] }>(file).tags ?? []) : [];
};

const everywhere = "tests/consumers/everywhere";
const problems = missingPlaces({
  packages: Object.fromEntries(
    publicPackages().map(({ folder, manifest }) => [manifest.name, { folder, tags: tagsOf(folder) }]),
  ),
  rules: Object.keys(readJson<{ boundaries: { tags: object } }>("turbo.json").boundaries.tags),
  all: {
    "README.md": read("README.md"),
    "CONTRIBUTING.md": read("CONTRIBUTING.md"),
    [everywhere]: read(`${everywhere}/**/*.{ts,mjs,cjs}`),
    "tools/rehearse": read("tools/rehearse/*.ts"),
    "apps/docs/docs/start.mdx": read("apps/docs/docs/start.mdx"),
  },
  runtimes: {
    [`${everywhere}/programs`]: read(`${everywhere}/programs/*`),
    "tools/suite/subjects": read("tools/suite/subjects/*.ts"),
    "apps/docs/docs/runtimes.mdx": read("apps/docs/docs/runtimes.mdx"),
    "apps/docs/generate/handling.ts": read("apps/docs/generate/handling.ts"),
  },
  denoWorkspace: readJson<{ workspace: string[] }>("deno.json").workspace,
  denoFolders: globSync("packages/*/deno.json").map(dirname),
});
for (const problem of problems) console.log(problem);
console.log(`${publicPackages().length} packages, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
