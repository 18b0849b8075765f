import { globSync, readFileSync } from "node:fs";
import releaseSchedule from "node-releases/data/release-schedule/release-schedule.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { type Manifest, publicPackages, readJson } from "../../tools/packages.ts";
import { supportedMajors } from "../../tools/runtimes/paths.ts";

// Versions, entries and supported Node lines stand in more than one place: they must agree.

const packages = publicPackages();
const [{ manifest: { version } = { version: "" } } = {}] = packages;
const lowest = Math.min(...supportedMajors);
const read = (file: string): string => readFileSync(file, "utf8");
const texts = globSync([
  "README.md",
  "SECURITY.md",
  "packages/*/README.md",
  "apps/docs/docs/*.mdx",
  "apps/docs/src/faq/*.ts",
]);

describe.each(packages)("$manifest.name", ({ folder, manifest }) => {
  it("has the version of all, and the same Node", () => {
    expect(manifest.version).toBe(version);
    // The command is built on a library that needs a later release of the same line.
    expect(manifest.engines?.node).toBe(manifest.name === "techlookup" ? ">=22.13" : `>=${lowest}`);
  });

  it("can be published: npm compares the repository with the workflow's, and the changelog goes along", () => {
    expect(manifest.repository?.directory).toBe(folder);
    expect(manifest.files).toContain("CHANGELOG.md");
  });

  it("runs nothing when it is installed", () => {
    const scripts = Object.keys(manifest.scripts ?? {});
    expect(scripts.filter((name) => /^((pre|post)?install|prepare)$/.test(name))).toEqual([]);
  });
});

it("the version constant is that of the packages (`npm run version` writes it)", () => {
  expect(/version: string = "([^"]+)"/.exec(read("packages/core/src/version.ts"))?.[1]).toBe(version);
});

it("changesets release all packages as one", () => {
  const names = packages.map(({ manifest }) => manifest.name).toSorted();
  expect(readJson<{ fixed: string[][] }>(".changeset/config.json").fixed.map((group) => group.toSorted())).toEqual([
    names,
  ]);
});

describe.each(globSync("packages/*/deno.json"))("%s", (file) => {
  const deno = readJson<Manifest>(file);
  const npm = readJson<Manifest>(file.replace("deno.json", "package.json"));

  it("agrees with package.json", () => {
    expect([deno.name, deno.version, deno.license]).toEqual([npm.name, npm.version, npm.license]);
    const entries = Object.entries(npm.exports ?? {}).filter(([, target]) => typeof target === "object");
    const sources = entries.map(([entry, target]) => [entry, Reflect.get(target as object, "@techlookup/source")]);
    expect(deno.exports).toEqual(Object.fromEntries(sources));
  });

  it("is in the workspace of the root's deno.json", () => {
    expect(readJson<{ workspace: string[] }>("deno.json").workspace).toContain(`./${file.replace("/deno.json", "")}`);
  });
});

describe("supported lines of Node", () => {
  const schedule: Readonly<Record<string, { lts?: string; end: string }>> = releaseSchedule;
  const today = new Date().toISOString().slice(0, 10);

  it("are in the table of packages/node/README.md, with the days of Node's own schedule", () => {
    const table = read("packages/node/README.md").matchAll(/^\| (\d+) +\| (\S+) +\| (\S+) +\|$/gm);
    const days = supportedMajors.map((major) => [`${major}`, schedule[`v${major}`]?.lts, schedule[`v${major}`]?.end]);
    expect(Array.from(table, (row) => row.slice(1))).toEqual(days);
  });

  it("are what texts claim", () => {
    for (const file of texts)
      for (const [claim, major] of read(file).matchAll(/Node (\d+) (?:or|and) later/g))
        expect(Number(major), `${file}: '${claim}'`).toBe(lowest);
  });

  // Warnings: dropping a line is a decision, and an old commit must stay green.
  it("are LTS lines that have not ended", () => {
    for (const [name, { lts, end }] of Object.entries(schedule)) {
      const major = Number(name.slice(1));
      const isSupported = supportedMajors.includes(major);
      if (isSupported) expect(lts, `Node ${major} never becomes LTS`).toBeDefined();
      if (isSupported && end < today) console.log(`warning: Node ${major} reached its end of life on ${end}: drop it?`);
      if (!isSupported && lts !== undefined && lts <= today && end >= today)
        console.log(`warning: Node ${major} is LTS since ${lts}: add it to tools/runtimes/paths.ts`);
    }
  });
});

it("texts of before the first release are gone after it", () => {
  const early = texts.filter((file) => /until the first release|nothing is released yet/i.test(read(file)));
  // A warning: they are changed when the release is out, and not before.
  if (version !== "0.0.0")
    for (const file of early) console.log(`warning: ${file} talks of the time before ${version}`);
});
