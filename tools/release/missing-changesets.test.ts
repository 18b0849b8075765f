import { describe, expect, it } from "vitest";
import { missingChangesets } from "./missing-changesets.ts";

const names = { core: "@techlookup/core", node: "@techlookup/node" };

describe("a changeset is missing", () => {
  it("where what users get has changed, and none names the package", () => {
    const changed = ["packages/core/src/errors/errors.ts", "packages/node/README.md", "packages/node/src/index.ts"];
    expect(missingChangesets(changed, [], names)).toEqual(["@techlookup/core", "@techlookup/node"]);
    const ofCore = [{ name: "@techlookup/core", bump: "patch" }] as const;
    expect(missingChangesets(changed, [ofCore], names)).toEqual(["@techlookup/node"]);
    expect(missingChangesets(changed, [ofCore, [{ name: "@techlookup/node", bump: "minor" }]], names)).toEqual([]);
  });

  it("not where an empty one says that users notice nothing", () => {
    expect(missingChangesets(["packages/core/src/errors/errors.ts"], [[]], names)).toEqual([]);
  });

  it("nowhere else", () => {
    const changed = [
      "packages/core/test/a.test.ts",
      "packages/conformance/src/index.ts",
      "README.md",
      "apps/docs/a.ts",
    ];
    expect(missingChangesets(changed, [], names)).toEqual([]);
  });
});
