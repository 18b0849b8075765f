import { describe, expect, it } from "vitest";
import { checkFile } from "./check-file.ts";

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
