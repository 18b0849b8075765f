import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "techlookup-peer-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What loading `ioredis` from a folder comes to, by Node itself. */
const load = (place: string): { readonly kind: string; readonly message: string } => {
  const source = pathToFileURL(join(import.meta.dirname, "../src/load-peer.ts")).href;
  const program = `import { loadPeer } from "${source}";
const thrown = await loadPeer("ioredis", "techlookup mcp", () => import("ioredis")).catch((error) => error);
console.log(JSON.stringify({ kind: thrown.constructor.name, message: thrown.message }));`;
  const file = join(folder, place, "load.mjs");
  mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(file, program);
  return JSON.parse(execFileSync(process.execPath, [file], { encoding: "utf8" }));
};

it("names the commands that install what is missing", () => {
  const { kind, message } = load("without");
  expect(kind).toBe("UsageError");
  expect(message).toBe(
    "techlookup mcp needs the package ioredis (>=5 <7), which is not installed. Install it beside techlookup: npm install techlookup ioredis, with --global where techlookup is global. Without an installation: npx -p techlookup -p ioredis techlookup mcp",
  );
});

it("passes on what goes wrong inside the package", () => {
  const inside = join(folder, "with/node_modules/ioredis");
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, "package.json"), '{ "type": "module", "exports": "./index.js" }');
  writeFileSync(join(inside, "index.js"), 'import "redis-errors-of-nobody";');
  const { kind, message } = load("with");
  expect(kind).toBe("Error");
  expect(message).toMatch(/Cannot find package 'redis-errors-of-nobody'/);
});
