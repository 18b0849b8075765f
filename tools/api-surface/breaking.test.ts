import { describe, expect, it } from "vitest";
import { announcesBreak, removedLines } from "./breaking.ts";

const before = `## API Report File for "a"

// @public
export interface Options {
    readonly retries?: number;
    readonly timeoutMs?: number;
}
`;

describe("a report", () => {
  it("that only grows breaks nothing", () => {
    const after = before.replace("    readonly timeoutMs", "    readonly jitter?: string;\n    readonly timeoutMs");
    expect(removedLines(before, after)).toEqual([]);
    expect(removedLines(before, before.replace("// @public", "// @public (undocumented)"))).toEqual([]);
  });

  it("tells what was removed, and what was changed", () => {
    expect(removedLines(before, before.replace("    readonly retries?: number;\n", ""))).toEqual([
      "    readonly retries?: number;",
    ]);
    expect(removedLines(before, before.replace("timeoutMs?", "timeoutMs"))).toEqual([
      "    readonly timeoutMs?: number;",
    ]);
    expect(removedLines(`${before}${before}`, before)).toHaveLength(4);
  });
});

describe("a break", () => {
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
