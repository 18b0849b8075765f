/**
 * Rehearses a release, whole: in a clone of the last commit, with a registry of this machine. It leaves this tree as it is, and ends
 * what it has started, also by a signal.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanup } from "../../tests/consumers/cleanup.ts";
import { makeProject, readmePrograms, startSandbox } from "./project.ts";
import { startRegistry } from "./registry.ts";
import { run, step } from "./step.ts";
import { tryPackages } from "./try-packages.ts";

const startMs = Date.now();
const state = (): string => spawnSync("git", ["status", "--porcelain"], { encoding: "utf8" }).stdout;
const before = state();
if (before !== "")
  console.log("There are changes that no commit has: the rehearsal takes the last commit, without them.");

const folder = mkdtempSync(join(tmpdir(), "techlookup-rehearsal-"));
using _folder = cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const [origin, clone] = [join(folder, "origin.git"), join(folder, "clone")];
const identity = {
  ...{ GIT_AUTHOR_NAME: "Rehearsal", GIT_AUTHOR_EMAIL: "rehearsal@example.com" },
  ...{ GIT_COMMITTER_NAME: "Rehearsal", GIT_COMMITTER_EMAIL: "rehearsal@example.com" },
};
const versionIn = (project: string): string =>
  (JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { version: string }).version;
const installed = (project: string): string => versionIn(join(project, "node_modules/@techlookup/node"));

const addChangeset = async (bump: string, text: string): Promise<void> =>
  writeFileSync(
    join(clone, ".changeset", `rehearsal-${bump}.md`),
    `---\n"@techlookup/core": ${bump}\n---\n\n${text}\n`,
  );

/** Runs a script that has to be refused, with words that say why. */
const mustFail = async (script: string, words: string): Promise<void> => {
  const refused = await run(clone, {}, "npm", "run", script).then(
    () => "It was not refused",
    (error: Error) => error.message,
  );
  if (!refused.includes(words)) throw new Error(refused);
};

/** Versions of the waiting changesets, committed as the merged pull request would. */
const makeVersions = async (): Promise<string> => {
  await run(clone, {}, "npm", "run", "version");
  await run(clone, {}, process.execPath, "tools/release/check-drift.ts");
  await run(clone, {}, "git", "add", "--all");
  await run(clone, identity, "git", "commit", "--quiet", "--message", "Versions");
  return versionIn(join(clone, "packages/core"));
};

try {
  await step("clone the last commit", async () => {
    // What the release pushes goes to a copy as well.
    await run(".", {}, "git", "clone", "--quiet", "--bare", "--no-hardlinks", process.cwd(), origin);
    await run(".", {}, "git", "clone", "--quiet", origin, clone);
  });
  const registryFolder = join(folder, "registry");
  mkdirSync(registryFolder);
  using registry = await step("start a registry", () => startRegistry(registryFolder));
  const { env } = registry;
  await step("npm would publish to this registry, and to no other", async () => {
    const target = (await run(clone, env, "npm", "config", "get", "registry")).trim().split("\n").at(-1);
    if (target !== env.npm_config_registry) throw new Error(`It would publish to ${target}: nothing is done`);
  });
  // Installing takes what the user's own pnpm has; only publishing and trying speak to the registry of the rehearsal.
  await step("install in the clone", () => run(clone, { CI: "true" }, "npm", "run", "size"));
  await addChangeset("minor", "What the rehearsal releases first.");
  const first = await step("make versions of the changesets", makeVersions);
  await step(`publish ${first}`, () => run(clone, env, "npm", "run", "release"));
  const old = await step(`install ${first} in a project`, () =>
    makeProject(join(folder, "upgraded"), env, ["@techlookup/node"], readmePrograms()),
  );

  await addChangeset("patch", "A change that the rehearsal makes up.");
  await step("a changeset that waits keeps it from being released", () => mustFail("release", "npm run version"));
  const next = await step("make the next version of it", makeVersions);
  const log = readFileSync(join(clone, "packages/core/CHANGELOG.md"), "utf8");
  if (!log.includes("A change that the rehearsal makes up.")) throw new Error(`The changelog does not say it:\n${log}`);
  if (next === first) throw new Error(`The version is ${first} as before`);
  await step(`publish ${next}`, () => run(clone, env, "npm", "run", "release"));
  await step("publish again: nothing is left to do", async () => {
    const output = await run(clone, env, "npm", "run", "release");
    if (/is published$/m.test(output)) throw new Error(output);
  });

  using sandbox = await step("npx brings the sandbox", () => startSandbox(join(folder, "sandbox"), env));
  await tryPackages(folder, env, sandbox.env);
  await step(`upgrade the project of ${first}`, async () => {
    if (installed(old) !== first) throw new Error(`It has ${installed(old)}`);
    await run(old, { ...env, ...sandbox.env }, process.execPath, "quick-start.mjs");
    await run(old, env, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "@techlookup/node@latest");
    if (installed(old) !== next) throw new Error(`It has ${installed(old)}, not ${next}`);
    await run(old, { ...env, ...sandbox.env }, process.execPath, "quick-start.mjs");
  });
  await step("JSR would take it", () => run(clone, {}, "npm", "run", "release:jsr", "--", "--dry-run"));
  if (state() !== before) throw new Error(`This tree has changed:\n${state()}`);
  console.log(
    `Rehearsed: ${first}, then ${next}, in ${Math.round((Date.now() - startMs) / 1_000)} s. Nothing is left of it.`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
