import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "lint-"));
afterAll(() => rmSync(folder, { recursive: true }));
const configuration = JSON.parse(readFileSync("biome.json", "utf8"));
writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...configuration, $schema: undefined, vcs: undefined }));
cpSync("tools/lint", join(folder, "tools/lint"), { recursive: true });

/** What the linter says of a text, were it this file. */
const lint = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const { stderr, stdout } = spawnSync("biome", ["lint", "--colors=off", path], { cwd: folder });
  return `${stderr}${stdout}`;
};

describe("the linter's own rules of this project", () => {
  it.each([
    ["packages/core/src/api/a.ts", "export const a = () => fetch('x');", "does not send it"],
    ["packages/core/src/api/a.ts", "export const a = () => globalThis.fetch('x');", "does not send it"],
    ["packages/core/src/retry/a.ts", "setTimeout(() => {}, 1);", "only options/clock.ts has timers"],
    ["packages/core/src/retry/a.ts", "globalThis.setTimeout(() => {}, 1);", "no timer outside options/clock.ts"],
    ["packages/core/src/errors/a.ts", "export const a = (r: Response) => r.text();", "only engine/read-body.ts"],
    ["packages/core/src/a.ts", "export const a = process.env;", "let the runtime's package pass it in"],
    ["packages/core/src/a.ts", 'import { once } from "node:events";\nonce;', "Core has no dependency"],
    ["packages/core/src/a.ts", 'export * from "hono";', "Core has no dependency"],
    ["packages/core/src/a.ts", 'export const a = () => import("hono");', "Core has no dependency"],
    [
      "packages/core/src/errors/a.ts",
      'import { b } from "../engine/b.ts";\nb;',
      "errors may import nothing but itself",
    ],
    [
      "packages/core/src/options/a.ts",
      'import { b } from "../engine/b.ts";\nb;',
      "options may import errors, contract",
    ],
    ["packages/core/src/engine/a.ts", 'import { b } from "../client.ts";\nb;', "stand on those before them"],
    ["packages/browser/src/a.ts", "export const a = URL.canParse('x');", "Newer than the baseline"],
    ["packages/core/src/a.ts", "export const a = globalThis.URL.canParse?.('x');", "Newer than the baseline"],
    ["packages/core/src/a.ts", "export const a = AbortSignal.any([]);", "Newer than the baseline"],
    ["packages/core/src/a.ts", "export const { any } = AbortSignal;", "Name the member where it is used"],
    ["packages/core/src/a.ts", "export const a = /(?i:a)b/;", "Newer than the baseline"],
    ["tools/a.ts", `${"// a line\n".repeat(200)}export const a = 1;`, "Maximum allowed is 200"],
  ])("find what %s must not do: %s", (path, text, message) => {
    expect(lint(path, text)).toContain(message);
  });

  it.each([
    ["packages/core/src/options/clock.ts", "setTimeout(() => {}, 1);"],
    ["packages/core/src/engine/read-body.ts", "export const a = (r: Response) => r.text();"],
    ["packages/core/src/engine/a.ts", 'import type { Clock } from "../options/clock.ts";\nexport type A = Clock;'],
    ["packages/core/src/api/a.ts", "// fetch and setTimeout\nexport const a = { process: 'fetch' };"],
    ["packages/core/src/api/a.ts", "export const a = (o: { fetch: 1 }) => o.fetch;"],
    ["packages/core/src/a.ts", "export const a = [Promise.any([]), [1].at(-1)]; // URL.canParse"],
    ["packages/gateway/src/a.ts", "export const a = URL.canParse('x');"],
    ["packages/sandbox/src/a.ts", "setTimeout(() => {}, 1); process.exit();"],
  ])("let %s be: %s", (path, text) => {
    expect(lint(path, text)).not.toMatch(/lint\/style\/no(Restricted|Excessive)|plugin/);
  });
});
