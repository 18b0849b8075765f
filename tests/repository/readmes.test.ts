import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fencesOf } from "../../tools/markdown.ts";
import { publicPackages } from "../../tools/packages.ts";

// Readmes of packages follow one pattern: what it is, install, first call, options, errors, links.

const sections = ["Install", "First call", "Options", "Errors", "Links"];

/** Everything that a caller may set is a field of an interface. */
const sources = globSync("packages/*/src/**/*.ts")
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

describe.each(publicPackages())("the README of $manifest.name", ({ folder, manifest: { name } }) => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const parts = new Map(readme.split(/^(?=## )/m).map((part) => [/^## (.+)/.exec(part)?.[1] ?? "", part]));
  const partOf = (section: string): string => parts.get(section) ?? "";

  it("has the sections of the pattern, in order, among its own", () => {
    expect([...parts.keys()].filter((section) => sections.includes(section))).toEqual(sections);
  });

  it("says first what it is, and that the project is independent", () => {
    expect(partOf("").startsWith(`# ${name}\n`)).toBe(true);
    expect(partOf("")).toMatch(/independent\s+community\s+project/);
  });

  it("installs itself, and then calls something", () => {
    expect(fencesOf(partOf("Install"))[0]?.code).toContain(name);
    expect(fencesOf(partOf("First call")).length).toBeGreaterThan(0);
  });

  it("names options that there are", () => {
    const [, table = ""] = partOf("Options").split(/^\| Option .*$/m);
    const rows = table.split(/\n(?!\|)/)[0]?.split("\n") ?? [];
    const names = rows.flatMap((row) =>
      Array.from((row.split("|")[1] ?? "").matchAll(/`(?:\w+\.)?(\w+)`/g), ([, option = ""]) => option),
    );
    // Those of the command are compared with its help, in packages/cli.
    if (name === "techlookup") return;
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((option) => !new RegExp(`readonly ${option}\\??:`).test(sources))).toEqual([]);
  });

  it("leads to the pages of errors, to what is known, and to its source", () => {
    expect(partOf("Errors")).toContain("https://techlookup.github.io/techlookup/errors");
    expect(partOf("Links")).toContain("/docs/known");
    const [, source = ""] = /github\.com\/techlookup\/techlookup\/tree\/main\/(\S+)\)/.exec(partOf("Links")) ?? [];
    if (name !== "techlookup" || source) expect(source).toBe(folder);
  });

  it("links to guides that there are", () => {
    const guides = Array.from(
      readme.matchAll(/techlookup\.github\.io\/techlookup\/docs\/([\w-]+)/g),
      ([, guide = ""]) => guide,
    );
    const missing = guides.filter((guide) => guide !== "http-api" && !existsSync(`apps/docs/docs/${guide}.mdx`));
    expect(missing).toEqual([]);
  });
});
