import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const urlOf = (name: string): string => JSON.stringify(pathToFileURL(resolve("tools/release", name)).href);
const environment = {
  PATH: process.env.PATH,
  ...{ GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@example.com", GIT_COMMITTER_NAME: "a" },
  ...{ GIT_COMMITTER_EMAIL: "a@example.com", GIT_CONFIG_GLOBAL: "/dev/null" },
};

let folder = "";
const clone = (): string => join(folder, "clone");
const run = (cwd: string, file: string, ...parameters: string[]): string => {
  const { status, stdout, stderr } = spawnSync(file, parameters, { cwd, encoding: "utf8", env: environment });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
};
const git = (...parameters: string[]): string => run(clone(), "git", ...parameters);
const write = (file: string, text: string): void => {
  mkdirSync(join(clone(), file, ".."), { recursive: true });
  writeFileSync(join(clone(), file), text);
};
const commit = (message: string): string => {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
  return git("rev-parse", "HEAD");
};
const evaluate = (code: string, base = ""): string =>
  run(clone(), "env", `GITHUB_BASE_REF=${base}`, process.execPath, "--input-type=module", "--eval", code);
/** What the functions say of the clone. */
const ask = (into = ""): { base: string; changed: string[]; changesets: object[] } => {
  const code = `import { changeBase, changedSince } from ${urlOf("changes.ts")};
    import { changesetsSince } from ${urlOf("changesets.ts")};
    const base = await changeBase(); const changed = base === "" ? [] : await changedSince(base);
    console.log(JSON.stringify({ base, changed, changesets: base === "" ? [] : await changesetsSince(base) }));`;
  return JSON.parse(evaluate(code, into));
};
const due = (): string =>
  evaluate(`import { dueCommit } from ${urlOf("changes.ts")}; console.log((await dueCommit()) ?? "nothing");`);
const version = (text: string): void => write("packages/core/package.json", `{\n  "version": "${text}"\n}\n`);
const ofCore = '---\n"@techlookup/core": minor\n---\n\nBetter.\n';

let released = "";
let main = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "techlookup-changes-"));
  run(folder, "git", "init", "--quiet", "--bare", "--initial-branch=main", "origin");
  run(folder, "git", "clone", "--quiet", "origin", "clone");
  version("0.1.0");
  released = commit("Versions");
  write("packages/core/src/a.ts", "1");
  write(".changeset/waits.md", ofCore);
  main = commit("A change of somebody's");
  git("push", "--quiet", "origin", "HEAD:main");
  git("fetch", "--quiet");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a change", () => {
  it("is, on main, all since the last version, with the changesets that wait", () => {
    expect(ask()).toEqual({
      base: released,
      changed: [".changeset/waits.md", "packages/core/src/a.ts"],
      changesets: [[{ name: "@techlookup/core", bump: "minor" }]],
    });
  });

  it("counts, on main, changesets that are older than the version, too", () => {
    version("0.2.0");
    const versions = commit("Versions by hand");
    git("push", "--quiet", "origin", "HEAD:main");
    git("fetch", "--quiet");
    expect(ask()).toMatchObject({ base: versions, changed: [], changesets: [[{ name: "@techlookup/core" }]] });
  });

  it("is, on a branch, what the branch has done: a changeset that waits already does not speak for it", () => {
    git("switch", "--quiet", "--create", "mine");
    write("packages/core/src/b.ts", "2");
    commit("Mine");
    expect(ask()).toEqual({ base: main, changed: ["packages/core/src/b.ts"], changesets: [] });
    write(".changeset/mine.md", "---\n---\n");
    expect(ask()).toMatchObject({ changed: ["packages/core/src/b.ts", ".changeset/mine.md"], changesets: [[]] });
  });

  it("is, on main with nothing committed, what is not committed", () => {
    write("packages/core/src/b.ts", "2");
    expect(ask()).toEqual({ base: main, changed: ["packages/core/src/b.ts"], changesets: [] });
  });

  it("is, on the way into a branch for patches, what was done since it left that one", () => {
    git("switch", "--quiet", "--create", "0.1.x", released);
    git("push", "--quiet", "origin", "HEAD");
    write("packages/core/src/fix.ts", "3");
    write(".changeset/fix.md", ofCore);
    const patched = commit("A fix that is in already");
    git("push", "--quiet", "origin", "HEAD");
    git("switch", "--quiet", "--create", "another");
    write("packages/core/src/fix2.ts", "4");
    commit("Another");
    expect(ask("0.1.x")).toEqual({ base: patched, changed: ["packages/core/src/fix2.ts"], changesets: [] });
  });

  it("begins anew where the branch has made a version", () => {
    git("switch", "--quiet", "--create", "changeset-release/main");
    version("0.2.0");
    expect(ask().base).toBe("");
    rmSync(join(clone(), ".changeset/waits.md"));
    const versions = commit("Versions");
    expect(ask()).toEqual({ base: versions, changed: [], changesets: [] });
  });
});

it("a version that is not committed has no commit, though an older one had it once", () => {
  version("0.2.0");
  commit("Versions");
  version("0.1.0");
  expect(ask().base).toBe("");
});

describe("a version is due", () => {
  it("from the commit that made it, until it has its tag", () => {
    expect(due()).toBe(released);
    git("tag", "v0.1.0", released);
    expect(due()).toBe("nothing");
  });

  it("from a merge that says the same", () => {
    git("switch", "--quiet", "--create", "changeset-release/main");
    version("0.2.0");
    commit("Versions");
    git("switch", "--quiet", "--detach", main);
    git("merge", "--quiet", "--no-ff", "--message", "Release", "changeset-release/main");
    expect(due()).toBe(git("rev-parse", "HEAD"));
  });

  it("never, as 0.0.0", () => {
    version("0.0.0");
    commit("As it began");
    expect(due()).toBe("nothing");
  });
});
