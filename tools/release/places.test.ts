import { describe, expect, it } from "vitest";
import { missingPlaces, type Places } from "./places.ts";

const good: Places = {
  packages: {
    "@techlookup/core": { folder: "packages/core", tags: ["neutral"] },
    "@techlookup/bun": { folder: "packages/bun", tags: ["bun"] },
  },
  rules: ["neutral", "bun"],
  all: {
    "README.md": "packages/core\npackages/{node,bun}",
    tests: 'import "@techlookup/bun"; import "@techlookup/core/x";',
  },
  runtimes: { "start.mdx": "npm install @techlookup/bun" },
  denoWorkspace: ["./packages/core"],
  denoFolders: ["packages/core"],
};

describe("a package", () => {
  it("is named wherever packages are, and has a tag with a rule", () => expect(missingPlaces(good)).toEqual([]));

  it.each<[string, Partial<Places>]>([
    ["packages/bun/turbo.json has no tag", { rules: ["neutral"], runtimes: {} }],
    ["README.md says nothing of @techlookup/bun", { all: { "README.md": "packages/core, packages/bundle" } }],
    ["start.mdx says nothing of @techlookup/bun", { runtimes: { "start.mdx": "@techlookup/core" } }],
    ["deno.json's workspace lacks ./packages/bun", { denoFolders: ["packages/core", "packages/bun"] }],
  ])("is told: %s", (problem, over) => {
    expect(missingPlaces({ ...good, ...over })).toEqual([expect.stringContaining(problem)]);
  });
});
