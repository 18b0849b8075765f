import { describe, expect, it } from "vitest";
import { announcesBreak, brokenLines, removedLines } from "./breaking.ts";

const before = `## API Report File for "a"

// @public
export interface Options {
    readonly retries?: number;
    readonly timeoutMs?: number;
}
`;

const retries = "export interface Options { readonly retries?: number;";

describe("a report", () => {
  it("that only grows breaks nothing", () => {
    const after = before.replace("    readonly timeoutMs", "    readonly jitter?: string;\n    readonly timeoutMs");
    expect(removedLines(before, after)).toEqual([]);
    expect(removedLines(before, before.replace("// @public", "// @public (undocumented)"))).toEqual([]);
  });

  it("tells what was removed, and what was changed", () => {
    expect(removedLines(before, before.replace("    readonly retries?: number;\n", ""))).toEqual([retries]);
    expect(removedLines(before, before.replace("timeoutMs?", "timeoutMs"))).toEqual([
      "export interface Options { readonly timeoutMs?: number;",
    ]);
    expect(removedLines(`${before}${before}`, before)).toHaveLength(4);
  });
});

describe("a break", () => {
  const added = before.replace("    readonly retries", "    readonly budget: number;\n    readonly retries");

  it("is what a change removes of the last version", () => {
    const after = added.replace("    readonly retries?: number;\n", "");
    expect(brokenLines(before, added, after)).toEqual([retries]);
  });

  it("is also what moves to another type, and a report that is gone", () => {
    const moved = `${before.replace("    readonly retries?: number;\n", "")}export interface Other {\n    readonly retries?: number;\n}\n`;
    expect(brokenLines(before, before, moved)).toEqual([retries]);
    expect(brokenLines(before, before, "")).toHaveLength(4);
  });

  it("is not what was never released, nor what an earlier change removed", () => {
    expect(brokenLines(before, added, before)).toEqual([]);
    const without = before.replace("    readonly retries?: number;\n", "");
    expect(brokenLines(before, without, without)).toEqual([]);
  });

  it.each([
    ["1.2.0", ["minor"], false],
    ["1.2.0", ["patch", "major"], true],
    ["0.2.0", ["minor"], true],
    ["0.2.0", ["patch"], false],
    ["0.2.0", [], false],
  ] as const)("of %s with changesets %j is announced: %s", (version, bumps, announced) => {
    expect(announcesBreak(version, bumps)).toBe(announced);
  });
});
