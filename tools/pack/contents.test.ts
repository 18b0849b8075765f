import { describe, expect, it } from "vitest";
import { contentProblems } from "./contents.ts";

const good = new Map([
  ["LICENSE", "MIT"],
  ["README.md", "# x"],
  [
    "package.json",
    JSON.stringify({ exports: { ".": { import: { types: "./dist/a.d.ts", default: "./dist/a.js" } } } }),
  ],
  ["dist/a.js", ""],
  ["dist/a.d.ts", ""],
  ["src/a.ts", ""],
]);

describe("a tarball's contents", () => {
  it("are fine when everything is there", () => {
    expect(contentProblems(good)).toEqual([]);
  });

  it("are missed by name", () => {
    const files = new Map([...good].filter(([name]) => name !== "LICENSE" && name !== "dist/a.d.ts"));
    expect(contentProblems(files)).toEqual([
      "LICENSE is missing",
      "a type in dist/ is missing",
      "package.json names dist/a.d.ts, which is missing",
    ]);
  });

  it("hold no test, no other file, and no address of the workspace", () => {
    const manifest = JSON.stringify({ dependencies: { a: "workspace:*", b: "catalog:" } });
    const files = new Map([...good, ["src/a.test.ts", ""], ["tsup.config.ts", ""], ["package.json", manifest]]);
    expect(contentProblems(files)).toEqual([
      "tsup.config.ts should not be published",
      "src/a.test.ts is a test",
      "package.json still says 'workspace:': pack it with pnpm",
      "package.json still says 'catalog:': pack it with pnpm",
    ]);
  });

  it("hold no map that tells where it was built, or that has no sources", () => {
    const files = new Map([
      ...good,
      ["dist/a.js.map", '{"sources":["../src/a.ts"],"sourcesContent":["x"]}'],
      ["dist/b.js.map", '{"sources":["/home/me/src/a.ts"],"sourcesContent":["x"]}'],
      ["dist/c.js.map", '{"sources":["../src/a.ts"]}'],
    ]);
    expect(contentProblems(files)).toEqual([
      "dist/b.js.map tells where it was built: /home/me/src/a.ts",
      "dist/c.js.map is a map without its sources",
    ]);
  });
});
