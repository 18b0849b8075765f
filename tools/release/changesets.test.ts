import { describe, expect, it } from "vitest";
import { type Change, missingChangesets, readChangeset } from "./changesets.ts";

const read = (head: string) => readChangeset("a.md", `---\n${head}---\n\nBetter.\n\n---\n`);

describe("a changeset", () => {
  it("names packages, in quotes of either kind or none", () => {
    expect(read('\n"a": minor\n\'b\': "patch"\nc: none\n')).toEqual([
      { name: "a", bump: "minor" },
      { name: "b", bump: "patch" },
      { name: "c", bump: "none" },
    ]);
  });

  it("is empty where it names none", () => expect(read("")).toEqual([]));

  it("that cannot be read is no empty one", () => {
    expect(() => read("a: huge\n")).toThrow("a.md has 'huge' for a: write one of major, minor, patch, none");
    expect(() => readChangeset("a.md", "## a: minor\n")).toThrow("a.md has no lines between two ---");
  });
});

const packages = ["core", "node", "node-like"].map((name) => ({
  folder: `packages/${name}`,
  manifest: {
    name: `@techlookup/${name}`,
    version: "1.0.0",
    dependencies: name === "node" ? { hono: "catalog:" } : {},
  },
}));
const none: Change = { files: [], changesets: [], workspace: ["", ""] };
const missing = (change: Partial<Change>): readonly string[] => missingChangesets(packages, { ...none, ...change });

describe("a changeset is missing", () => {
  it("where what users get has changed, and none names the package", () => {
    const files = ["packages/core/src/errors/errors.ts", "packages/node/README.md", "packages/node/src/index.ts"];
    expect(missing({ files })).toEqual(["@techlookup/core", "@techlookup/node"]);
    const ofCore = [{ name: "@techlookup/core", bump: "patch" }] as const;
    expect(missing({ files, changesets: [ofCore] })).toEqual(["@techlookup/node"]);
    const ofNode = [{ name: "@techlookup/node", bump: "minor" }] as const;
    expect(missing({ files, changesets: [ofCore, ofNode] })).toEqual([]);
  });

  it("where the catalog has another version of what it installs", () => {
    const workspace = ["catalog:\n  hono: 4.0.0\n  vite: 1.0.0\n", "catalog:\n  hono: 4.0.1\n  vite: 2.0.0\n"] as const;
    expect(missing({ workspace })).toEqual(["@techlookup/node"]);
    expect(missing({ workspace: [workspace[0], workspace[0]] })).toEqual([]);
  });

  it("not where an empty one says that users notice nothing", () => {
    expect(missing({ files: ["packages/core/src/errors/errors.ts"], changesets: [[]] })).toEqual([]);
  });

  it("nowhere else", () => {
    const files = ["packages/core/test/a.test.ts", "packages/conformance/src/index.ts", "README.md", "apps/docs/a.ts"];
    expect(missing({ files })).toEqual([]);
  });
});
