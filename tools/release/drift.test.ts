import { describe, expect, it } from "vitest";
import { driftProblems, endedLines, type Facts } from "./drift.ts";

const named = (name: string) => ({
  ...{ name, version: "1.2.0", engines: { node: ">=22" } },
  ...{ repository: { directory: `packages/${name}` }, files: ["dist", "CHANGELOG.md"] },
});
const facts: Facts = {
  packages: [named("a"), named("b")],
  constant: "1.2.0",
  deno: { a: "1.2.0" },
  fixed: [["b", "a"]],
  policy: { 22: { endOfLife: "2027-04-30" }, 24: { endOfLife: "2028-04-30" } },
  tested: [22, 24],
  claims: { "README.md": "Node 22 or later." },
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
    ["README.md says 'Node 20 or later'", { claims: { "README.md": "Node 20 or later" } }],
  ])("is told: %s", (problem, over) => {
    expect(driftProblems({ ...facts, ...over })).toEqual([expect.stringContaining(problem)]);
  });

  it("warns of lines of Node that have ended", () => {
    expect(endedLines(facts.policy, "2027-04-30")).toEqual([]);
    expect(endedLines(facts.policy, "2027-05-01")).toEqual([expect.stringContaining("Node 22 reached the end")]);
  });
});
