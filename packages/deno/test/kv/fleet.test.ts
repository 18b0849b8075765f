import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@techlookup/sandbox/node";
import { type Program, start } from "@techlookup-tools/programs";
import { denoFile } from "@techlookup-tools/runtimes";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const windowMs = 2_000;
const limit = 30;
const script = join(import.meta.dirname, "..", "programs", "kv-lookups.ts");

let folder: string;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let programs: Program[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "techlookup-kv-"));
  sandbox = await startSandbox({ windowMs, requests: { pro: limit } });
  programs = [];
});
afterEach(async () => {
  for (const program of programs) program[Symbol.dispose]();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const begin = (given: { calls?: number; isPaced?: boolean; clockErrorMs?: number } = {}): Program => {
  const file = join(folder, "window.db");
  const lookups = {
    apiKey: sandbox.keys.pro,
    baseUrl: sandbox.url,
    windowMs,
    file,
    calls: 60,
    isPaced: true,
    ...given,
  };
  const flags = ["--quiet", "--no-prompt", "--unstable-kv", `--allow-net=${new URL(sandbox.url).host}`];
  const files = [`--allow-read=${folder}`, `--allow-write=${folder}`];
  const program = start([denoFile, "run", ...flags, ...files, script, JSON.stringify(lookups)], {
    env: { DENO_NO_UPDATE_CHECK: "1" },
  });
  programs.push(program);
  return program;
};

const allEnd = async (...all: Program[]): Promise<void> => {
  for (const { passed, output } of await Promise.all(all.map(({ ended }) => ended))) {
    expect(output).toContain("done 60");
    expect(passed).toBe(true);
  }
};

describe("two processes of Deno on one key and one file", () => {
  it.each([0, 100])(
    "meet no 429 together (clocks differ by up to %i ms); without pacing they do",
    async (clockErrorMs) => {
      await allEnd(begin({ clockErrorMs }), begin({ clockErrorMs }));
      expect(sandbox.counts()).toMatchObject({ requests: 120, rateLimited: 0 });

      sandbox.reset();
      await allEnd(begin({ isPaced: false }), begin({ isPaced: false }));
      expect(sandbox.counts().rateLimited).toBeGreaterThan(0);
    },
    120_000,
  );

  it("leave all of the window to one when the other is killed", async () => {
    const killed = begin({ calls: 10_000 });
    const other = begin();
    await Promise.all([killed.printed(/begun/), other.printed(/begun/)]);
    killed[Symbol.dispose]();
    await allEnd(other);
    expect(sandbox.counts().rateLimited).toBe(0);
  }, 120_000);
});
