import { describe, expect, it } from "vitest";
import { run, sandboxFor } from "./support.ts";
import { runInTerminal } from "./terminal.ts";

const commands = [
  ["credits", ["key", "plan", "limit", "used", "remaining", "resets"]],
  ["usage", ["key", "plan", "requests", "succeeded", "failed", "credits_limit", "credits_used", "credits_remaining"]],
] as const;

describe.each(commands)("%s", (command, columns) => {
  it("is a table on a terminal, with a row for all keys", async () => {
    const { env } = await sandboxFor();
    const { code, stdout } = await runInTerminal([command], { env, columns: 160 });
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    const head = lines.findIndex((line) => /^ *key /.test(line));
    expect(lines[head]?.trim().split(/\s+/)).toEqual(columns);
    expect(lines.at(-1)).toContain("all keys");
  });

  it("is the API's own answer as JSON in a pipe", async () => {
    const { env, sandbox } = await sandboxFor();
    const { code, stdout, stderr } = await run([command], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const response = await fetch(`${sandbox.url}/v1/${command}`, {
      headers: { authorization: `Bearer ${sandbox.keys.pro}` },
    });
    const { data } = (await response.json()) as { data: object };
    expect(Object.keys(JSON.parse(stdout))).toEqual(Object.keys(data));
    expect(JSON.parse(stdout).keys).toHaveLength((data as { keys: unknown[] }).keys.length);
  });

  it("is rows as CSV and NDJSON", async () => {
    const { env } = await sandboxFor();
    const csv = (await run([command, "--format", "csv"], { env })).stdout.trimEnd().split("\r\n");
    expect(csv[0]).toBe(columns.join());
    const ndjson = (await run([command, "--format", "ndjson"], { env })).stdout.trimEnd().split("\n");
    expect(ndjson).toHaveLength(csv.length - 1);
    expect(Object.keys(JSON.parse(ndjson[0] ?? ""))).toEqual(columns);
  });

  it("tells by its help what it needs and how it ends", async () => {
    const { code, stdout } = await run([command, "--help"]);
    expect(code).toBe(0);
    for (const part of ["Examples:", "Environment:", "TECHLOOKUP_API_KEY", "Exit codes:", "Costs no credits"])
      expect(stdout).toContain(part);
  });
});

describe("usage", () => {
  it("counts the requests of the days that were asked for", async () => {
    const { env, sandbox } = await sandboxFor();
    await fetch(`${sandbox.url}/v1/domain/github.com`, { headers: { authorization: `Bearer ${sandbox.keys.pro}` } });
    const rowsOf = async (...args: string[]) => {
      const { stdout } = await run(["usage", "--format", "ndjson", ...args], { env });
      return stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
    };
    expect((await rowsOf()).at(-1)).toMatchObject({ key: "all keys", succeeded: 1, credits_used: 1 });
    const past = await rowsOf("--start", "2020-01-01", "--end", "2020-01-31");
    expect(past.at(-1)).toMatchObject({ succeeded: 0 });
  });

  it("refuses a day that does not exist, and sends nothing", async () => {
    const { env, sandbox } = await sandboxFor();
    const { code, stderr } = await run(["usage", "--start", "2026-02-30"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("start_date");
    expect(sandbox.requests).toHaveLength(0);
  });
});
