import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WrittenSample } from "../../apps/docs/generate/written-sample.ts";
import { drivers } from "../../tools/browsers/drivers.ts";
import { readJson } from "../../tools/packages.ts";
import { run } from "../../tools/programs/process.ts";
import { fenceSamples } from "./fences.ts";
import { runSample, sampleFolder } from "./run-sample.ts";
import { runtimeOf, type Sample } from "./sample.ts";

// Every program that the site shows compiles, and runs: on the runtime that it is for, against a sandbox that does what its page says.
// Each ends well, or with the error that its fence names.

/** The programs of the error pages and of the questions, as the site's build has written them: the very texts that the pages show. */
const written = readJson<WrittenSample[]>("apps/docs/.generated/samples.json").map((sample): Sample => {
  const code = readFileSync(join("apps/docs/.generated/samples", sample.file), "utf8");
  // Time runs fast only in a process of ours, and some of these wait for minutes.
  return { code, runtime: sample.behindServer ? "node" : runtimeOf(code), ...sample };
});
const fences = fenceSamples();
const samples = [...fences.samples, ...written];

let browser: Browser;
beforeAll(async () => {
  rmSync(sampleFolder, { recursive: true, force: true });
  rmSync(".cache/site/samples", { recursive: true, force: true });
  mkdirSync(sampleFolder, { recursive: true });
  for (const { file, code } of [...samples, ...fences.unrun]) writeFileSync(join(sampleFolder, file), code);
  browser = await drivers.chromium();
});
afterAll(async () => {
  await browser.close();
});

it("fences say what is known, and give a reason where they are not run", () => {
  expect(fences.problems).toEqual([]);
  expect(samples.length).toBeGreaterThan(100);
});

it("all of them compile, those in JavaScript too", { timeout: 300_000 }, async () => {
  const lib = ["ES2024", "DOM", "DOM.Iterable", "ESNext.Disposable"];
  const compilerOptions = { lib, types: ["node"], allowJs: true, checkJs: true };
  const project = { extends: "../../../tsconfig.base.json", compilerOptions, exclude: ["play.*"], include: ["."] };
  // Of Deno's own, what programs for it use: its types are not those of Node.
  const kv = 'import("@techlookup/deno/kv").DenoKv';
  const deno = `declare const Deno: { openKv(): Promise<${kv}>; env: { get(name: string): string | undefined } };`;
  writeFileSync(join(sampleFolder, "deno.d.ts"), deno);
  writeFileSync(join(sampleFolder, "tsconfig.json"), JSON.stringify(project));
  const { output } = await run([process.execPath, resolve("node_modules/typescript7/bin/tsc"), "-p", sampleFolder]);
  expect(output).toBe("");
});

// Time runs fast here: what fails among others has to fail once more. Most of the time they wait.
describe.concurrent("runs as its page says:", { retry: 1, timeout: 240_000 }, () => {
  it.each(samples)("$place ($runtime)", async (sample) => {
    expect(await runSample(sample, browser)).toBeUndefined();
  });
});
