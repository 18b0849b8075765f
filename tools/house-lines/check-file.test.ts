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
    ["packages/core/src/a.ts", "export const a = [1].with(0, 2);", "'.with' crosses"],
    ["packages/browser/src/a.ts", "export const a = [1].toSorted();", "newer than the baseline"],
    ["packages/browser/src/a.ts", "export const a = URL.canParse('x');", "'URL.canParse' crosses"],
    ["packages/core/src/a.ts", "export const a = globalThis.URL.canParse?.('x');", "'URL.canParse' crosses"],
    [
      "packages/core/src/a.ts",
      "export const { promise } = Promise.withResolvers();",
      "'Promise.withResolvers' crosses",
    ],
    ["packages/core/src/a.ts", "export const a = AbortSignal.any([]);", "'AbortSignal.any' crosses"],
    ["packages/core/src/a.ts", "export const a = Object.groupBy([], String);", "'Object.groupBy' crosses"],
    ["packages/core/src/a.ts", "export const a = 'x'?.isWellFormed();", "'.isWellFormed' crosses"],
    ["packages/core/src/a.ts", "export const a = /[a--b]/v;", "'the flag v' crosses"],
    ["packages/core/src/a.ts", "export const a = /(?i:a)b/;", "'flags inside a pattern' crosses"],
    ["packages/core/src/a.ts", "using a = f();", "'using' crosses"],
    ["packages/core/src/a.ts", "await using a = f();", "'using' crosses"],
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
    ["packages/core/src/a.ts", "export const a = Promise.any([]); const b = [1].at(-1); // URL.canParse"],
    ["packages/core/src/a.ts", "const c = 1; let d = /(?:a)(?<b>c)(?<=d)/u;"],
    ["packages/gateway/src/a.ts", "export const a = URL.canParse('x'); using b = f();"],
    ["packages/sandbox/src/a.ts", "setTimeout(() => {}, 1); process.exit();"],
  ])("lets %s be: %s", (path, text) => {
    expect(checkFile(path, text)).toEqual([]);
  });
});
