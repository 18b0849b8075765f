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

  it("lead tools that read no exports to the same files, and tracers to both kinds", () => {
    const files = (code: string, stub: Record<string, string>, root: Record<string, string>) => {
      const entry = (name: string) => ({
        import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
        require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
      });
      const names = ["a", "b"].flatMap((name) => [".js", ".d.ts", ".cjs", ".d.cts"].map((end) => `dist/${name}${end}`));
      return new Map([
        ...good,
        ...names.map((name) => [name, name.endsWith(".cjs") ? code : ""] as const),
        ["package.json", JSON.stringify({ ...root, exports: { ".": entry("a"), "./b": entry("b") } })],
        ["b/package.json", JSON.stringify(stub)],
      ]);
    };
    const root = { main: "./dist/a.cjs", module: "./dist/a.js", types: "./dist/a.d.cts" };
    const stub = { main: "../dist/b.cjs", module: "../dist/b.js", types: "../dist/b.d.cts" };
    const code = '0 && require("./a.js"); 0 && require("./b.js");';
    expect(contentProblems(files(code, stub, root))).toEqual([]);
    expect(contentProblems(files("", { ...stub, module: "./dist/b.js" }, {}))).toEqual([
      "package.json does not lead to ./dist/a.cjs by its field main",
      "package.json does not lead to ./dist/a.js by its field module",
      "package.json does not lead to ./dist/a.d.cts by its field types",
      "./dist/a.cjs does not name ./dist/a.js",
      "b/package.json does not lead to ./dist/b.js by its field module",
      "./dist/b.cjs does not name ./dist/b.js",
    ]);
  });
});
