import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { atEnd } from "../at-end.ts";
import { bin } from "../support.ts";

describe("without the SDK", () => {
  const bare = join(mkdtempSync(join(tmpdir(), "techlookup-bare-")), "dist");
  cpSync(dirname(bin), bare, { recursive: true });
  writeFileSync(join(dirname(bare), "package.json"), '{ "type": "module" }');
  atEnd(() => rmSync(dirname(bare), { recursive: true }));
  const runBare = (...args: string[]) =>
    spawnSync(process.execPath, [join(bare, "bin.js"), ...args], { encoding: "utf8" });

  it("says how to install it", () => {
    const { status, stderr, stdout } = runBare("mcp");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("npm install techlookup @modelcontextprotocol/sdk");
    expect(stderr).toContain("npx -p techlookup -p @modelcontextprotocol/sdk techlookup mcp");
  });

  it("prints help, which does not load it", () => {
    expect(runBare("mcp", "--help").stdout).toContain("--credit-limit");
    expect(runBare("--help").stdout).toMatch(/ mcp /);
  });
});
