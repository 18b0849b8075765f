import { describe, expect, it } from "vitest";
import { checkFile } from "./check-file.ts";
import { checkWorkspace } from "./check-workspace.ts";

describe("house lines", () => {
  it.each([
    ["packages/core/src/api/a.ts", "export const a = () => fetch('x');", "'fetch' crosses"],
    ["packages/core/src/api/a.ts", "export const a = () => globalThis.fetch('x');", "'fetch' crosses"],
    ["packages/core/src/retry/a.ts", "setTimeout(() => {}, 1);", "only options/clock.ts has timers"],
    ["packages/core/src/errors/a.ts", "export const a = (r: Response) => r.text();", "'.text' crosses"],
    ["packages/core/src/a.ts", "export const a = process.env;", "'process' crosses"],
    ["packages/core/src/a.ts", 'import { once } from "node:events";', "'node:events' crosses"],
    ["packages/core/src/a.ts", 'export * from "hono";', "'hono' crosses"],
    ["packages/core/src/a.ts", 'export const a = () => import("hono");', "'hono' crosses"],
    ["packages/core/src/errors/a.ts", 'import { b } from "../engine/b.ts";', "'../engine/b.ts' crosses"],
    ["packages/core/src/options/a.ts", 'import { b } from "../engine/b.ts";', "options may import errors, contract"],
    ["packages/core/src/engine/a.ts", 'import { b } from "../client.ts";', "'../client.ts' crosses"],
    ["tools/a.ts", "\n".repeat(200).replaceAll("\n", "// a line\n").concat("// one more"), "201 lines, and 200"],
  ])("finds what %s must not do: %s", (path, text, message) => {
    const problems = checkFile(path, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(problems[0]).toContain(path);
  });

  it.each([
    ["packages/core/src/options/clock.ts", "setTimeout(() => {}, 1);"],
    ["packages/core/src/engine/fetch-transport.ts", "export const a = (r: Response) => r.text();"],
    ["packages/core/src/engine/a.ts", 'import type { Clock } from "../options/clock.ts";'],
    ["packages/core/src/api/a.ts", "// fetch and setTimeout\nexport const a = { process: 'fetch' };"],
    ["packages/core/src/api/a.ts", "export const a = (o: { fetch: 1 }) => o.fetch;"],
    ["packages/sandbox/src/a.ts", "setTimeout(() => {}, 1); process.exit();"],
  ])("lets %s be: %s", (path, text) => {
    expect(checkFile(path, text)).toEqual([]);
  });
});

describe("the workspace", () => {
  const manifest = { packageManager: "pnpm@1.2.3" };

  it("has one version of pnpm, and no registry's address", () => {
    expect(checkWorkspace(manifest, "catalog:\n  pnpm: 1.2.3\n", "resolution: {integrity: sha512-x}")).toEqual([]);
  });

  it("has exact versions in its catalog", () => {
    const of = (entries: string): string[] =>
      checkWorkspace(
        manifest,
        `overrides:\n  a: ^1.0.0\ncatalog:\n  pnpm: 1.2.3\n${entries}allowBuilds:\n  a: true\n`,
        "",
      );
    expect(of('  "@a/b": 1.0.0\n  c: npm:d@1.0.0\n')).toEqual([]);
    for (const range of ["^1.0.0", "~1.0.0", ">=1", "npm:d@^1.0.0", "*"]) {
      expect(of(`  c: ${range}\n`)).toEqual([expect.stringContaining(`the catalog has a range, c: ${range}`)]);
    }
  });

  it("is told where it has not", () => {
    const lockfile = "    resolution: {integrity: sha512-x, tarball: https://registry.example/a.tgz}\n";
    expect(checkWorkspace(manifest, "catalog:\n  pnpm: 1.2.4\n", lockfile)).toEqual([
      "package.json's packageManager is pnpm@1.2.3, the catalog's pnpm is 1.2.4: write one version into both",
      "pnpm-lock.yaml names a registry host ('tarball:'): make it with pnpm's default registry setting",
    ]);
  });
});
