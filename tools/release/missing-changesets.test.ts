import { describe, expect, it } from "vitest";
import { missingChangesets } from "./missing-changesets.ts";

const names = { core: "@techlookup/core", node: "@techlookup/node" };

describe("a changeset is missing", () => {
  it("where what users get has changed, and none names the package", () => {
    const changed = ["packages/core/src/errors/errors.ts", "packages/node/README.md", "packages/node/src/index.ts"];
    expect(missingChangesets(changed, [], names)).toEqual(["@techlookup/core", "@techlookup/node"]);
    expect(missingChangesets(changed, ["@techlookup/core"], names)).toEqual(["@techlookup/node"]);
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
