import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readJson } from "../../tools/packages.ts";

const { catalog } = parse(readFileSync("pnpm-workspace.yaml", "utf8")) as { catalog: Record<string, string> };

it("package.json and the catalog name the same pnpm", () => {
  expect(readJson<{ packageManager: string }>("package.json").packageManager).toBe(`pnpm@${catalog.pnpm}`);
});

it("the catalog has exact versions, so that two installs of one commit are the same", () => {
  const ranges = Object.entries(catalog).filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(ranges).toEqual([]);
});

it("the lockfile names no registry host: make it with pnpm's default registry setting", () => {
  expect(readFileSync("pnpm-lock.yaml", "utf8")).not.toMatch(/^\s+(resolution: \{.*)?tarball: /m);
});
