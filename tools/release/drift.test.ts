import { describe, expect, it } from "vitest";
import { driftProblems, earlyTexts, type Facts } from "./drift.ts";

const named = (name: string) => ({
  ...{ name, version: "1.2.0", engines: { node: ">=22" } },
  ...{ repository: { directory: `packages/${name}` }, files: ["dist", "CHANGELOG.md"] },
});
const facts: Facts = {
  packages: [named("a"), named("b")],
  constant: "1.2.0",
  deno: { a: "1.2.0" },
  fixed: [["b", "a"]],
  lines: [
    { major: 22, lts: "2024-10-29", endOfLife: "2027-04-30" },
    { major: 24, lts: "2025-10-28", endOfLife: "2028-04-30" },
  ],
  tested: [22, 24],
  claims: { "README.md": "Node 22 or later." },
  nodeReadme:
    "| Node | LTS | until |\n| --- | --- | --- |\n| 22   | 2024-10-29 | 2027-04-30 |\n| 24 | 2025-10-28 | 2028-04-30 |\n",
};

describe("drift", () => {
  it("is not found where everything agrees", () => expect(driftProblems(facts)).toEqual([]));

  it.each<[string, Partial<Facts>]>([
    ["b has version 1.3.0", { packages: [named("a"), { ...named("b"), version: "1.3.0" }] }],
    ["b says engines.node >=20", { packages: [named("a"), { ...named("b"), engines: { node: ">=20" } }] }],
    ["a has the script postinstall", { packages: [{ ...named("a"), scripts: { postinstall: "x" } }, named("b")] }],
    ["a does not say where", { packages: [{ ...named("a"), repository: {} }, named("b")] }],
    ["a would be published without", { packages: [{ ...named("a"), files: ["dist"] }, named("b")] }],
    ["version.ts says 1.1.0", { constant: "1.1.0" }],
    ["deno.json of a says 1.1.0", { deno: { a: "1.1.0" } }],
    ["one fixed group, of a, b", { fixed: [["a"]] }],
    ["one fixed group, of a, b", { fixed: [["a", "b"], ["c"]] }],
    ["the tests run on Node 24", { tested: [24] }],
    ["README.md has 22,2024-10-29,2027-04-30, and Node's schedule", { nodeReadme: "| 22 | 2024-10-29 | 2027-04-30 |" }],
    ["README.md says 'Node 20 or later'", { claims: { "README.md": "Node 20 or later" } }],
  ])("is told: %s", (problem, over) => {
    expect(driftProblems({ ...facts, ...over })).toEqual([expect.stringContaining(problem)]);
  });
});

it("texts of before the first release are told of after it", () => {
  const claims = { "README.md": "Until the first release, make them.", "SECURITY.md": "Node 22 or later." };
  expect(earlyTexts(claims, "0.0.0")).toEqual([]);
  expect(earlyTexts(claims, "0.1.0")).toEqual(["README.md says 'Until the first release', and the version is 0.1.0"]);
});
