import { describe, expect, it } from "vitest";
import { disagreements } from "./compare.ts";

const npm = {
  name: "@techlookup/x",
  version: "1.0.0",
  license: "MIT",
  exports: {
    ".": { "@techlookup/source": "./src/index.ts", import: "./dist/index.js" },
    "./package.json": "./package.json",
  },
};
const jsr = { name: "@techlookup/x", version: "1.0.0", license: "MIT", exports: { ".": "./src/index.ts" } };

describe("package.json and deno.json", () => {
  it("agree in name, version, licence and entries", () => {
    expect(disagreements(npm, jsr)).toEqual([]);
  });

  it.each([
    ["name", { name: "@techlookup/y" }],
    ["version", { version: "1.0.1" }],
    ["license", { license: "ISC" }],
    ['the source of "."', { exports: { ".": "./src/main.ts" } }],
    ['the source of "./more"', { exports: { ...jsr.exports, "./more": "./src/more.ts" } }],
  ])("are told apart by %s", (what, over) => {
    const found = disagreements(npm, { ...jsr, ...over });
    expect(found.length).toBe(1);
    expect(found[0]).toContain(what);
  });

  it("are told apart by an entry that JSR lacks", () => {
    expect(disagreements(npm, { ...jsr, exports: {} })).toHaveLength(1);
  });
});
