import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { bin, run, sandboxFor } from "../support.ts";
import { listIn, newFolder, rowsIn, rowsOf } from "./support.ts";

const list = [
  "\ufeffid,Website,note",
  '1,https://www.GitHub.com/about,"a, b"',
  "2,shopify.com,x",
  "3,,blank",
  "4,not a domain,y",
  "5,github.com,again",
  "6,nobody-knows.example,z",
  "",
].join("\r\n");

describe("what comes of a list in CSV", () => {
  it("is a file with its columns in its order, and results appended whose credits add up", async () => {
    const { env, sandbox } = await sandboxFor();
    const folder = newFolder();
    const out = join(folder, "out.csv");
    const { code, stdout, stderr } = await run(["enrich", listIn(folder, list), "--out", out], { env });
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain('line 5 must be a domain name such as "example.com"');
    const written = readFileSync(out, "utf8");
    expect(
      written.startsWith("\ufeffid,Website,note,status,technologies,technology_count,source,credits,error_code\r\n"),
    ).toBe(true);
    const rows = rowsIn(out);
    expect(rows.map(({ id, status, credits, source }) => [id, status, credits, source])).toEqual([
      ["1", "found", "1", "stored"],
      ["2", "found", "1", "stored"],
      ["3", "skipped", "0", ""],
      ["4", "skipped", "0", ""],
      ["5", "found", "0", "stored"],
      ["6", "not-found", "1", ""],
    ]);
    expect(rows[0]).toMatchObject({ note: "a, b", Website: "https://www.GitHub.com/about" });
    expect(rows[4]?.technologies).toBe(rows[0]?.technologies);
    expect(rows[0]?.technologies?.split(";")).toHaveLength(Number(rows[0]?.technology_count));
    // A 404 may be charged: the column has the most that anything may have cost.
    expect(rows.reduce((sum, { credits }) => sum + Number(credits), 0)).toBe(sandbox.counts().credits + 1);
  });

  it("comes on stdout as it is found; what was written is left out of the next run", async () => {
    const { env, sandbox } = await sandboxFor();
    const args = ["enrich", listIn(newFolder(), list)];
    const first = rowsOf((await run(args, { env })).stdout);
    expect(first.map(({ id }) => id).toSorted()).toEqual(["1", "2", "3", "4", "5", "6"]);
    const before = sandbox.counts().credits;
    const second = await run(args, { env });
    expect(rowsOf(second.stdout)).toEqual([]);
    expect(second.stderr).toContain("6 records written by an earlier run are left out");
    const replayed = rowsOf((await run([...args, "--replay", "--order", "input"], { env })).stdout);
    expect(replayed).toHaveLength(6);
    expect(sandbox.counts().credits).toBe(before);
  });

  it("has a row for each technology with --long, is rebuilt without a request, and is whole as NDJSON", async () => {
    const { env, sandbox } = await sandboxFor();
    const path = listIn(newFolder(), list);
    await run(["enrich", path, "--quiet"], { env });
    const before = sandbox.requests.length;
    const long = rowsOf((await run(["enrich", path, "--rebuild", "--long"])).stdout);
    const github = long.filter(({ id }) => id === "1");
    expect(github.length).toBeGreaterThan(3);
    expect(new Set(github.map(({ technology }) => technology)).size).toBe(github.length);
    expect(github.map(({ credits }) => credits)).toEqual(["1", ...Array(github.length - 1).fill("0")]);
    const lines = (await run(["enrich", path, "--rebuild", "--format", "ndjson"])).stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))[0]).toMatchObject({
      kind: "found",
      domain: "github.com",
      line: 2,
      charge: { least: 1, most: 1 },
      data: { active_technologies: expect.any(Array) },
      row: { id: "1", note: "a, b" },
    });
    expect(sandbox.requests).toHaveLength(before);
  });

  it("has results in their columns where a row has more cells than the header, and loses none of them", async () => {
    const { env } = await sandboxFor();
    const path = listIn(newFolder(), "id,domain\n1,github.com,x,y\n2,shopify.com\n3\n");
    const { stdout } = await run(["enrich", path, "--order", "input"], { env });
    const [head = [], first = [], second = [], third = []] = parse(stdout, { relax_column_count: true });
    const at = head.indexOf("status");
    expect([first[at], second[at], third[at]]).toEqual(["found", "found", "skipped"]);
    expect(first.slice(head.length)).toEqual(["x", "y"]);
  });

  it("has a row for each that repeats a domain, also where that failed once more", async () => {
    const { env, sandbox } = await sandboxFor();
    sandbox.script({ kind: "error", code: "VALIDATION_ERROR", path: "/v1/domain/github.com", times: 9 });
    const args = ["enrich", listIn(newFolder(), "id,domain\n1,github.com\n2,shopify.com\n3,GitHub.com\n")];
    await run(args, { env });
    const { stdout } = await run([...args, "--retry-failed", "--replay", "--order", "input"], { env });
    expect(rowsOf(stdout).map(({ id, status }) => [id, status])).toEqual([
      ["1", "failed"],
      ["2", "found"],
      ["3", "failed"],
    ]);
  });

  it("has a row for each that repeats a domain, also where nobody knows what came of it", async () => {
    const { env, sandbox } = await sandboxFor();
    // An account that tells nothing decides nothing, so that it is not waited for.
    sandbox.script({ kind: "status", status: 200, body: { success: true, data: {} }, path: "/v1/credits", times: 9 });
    sandbox.script({ kind: "reset", at: "headers", path: "/v1/domain/github.com", times: 9 });
    const path = listIn(newFolder(), "id,domain\n1,github.com\n2,shopify.com\n3,GitHub.com\n");
    const { code, stdout } = await run(["enrich", path, "--order", "input"], { env });
    expect(code).toBe(8);
    expect(rowsOf(stdout).map(({ id, status }) => [id, status])).toEqual([
      ["1", "ambiguous"],
      ["2", "found"],
      ["3", "ambiguous"],
    ]);
  });

  it("is said to lack characters of a list in another encoding", async () => {
    const { env } = await sandboxFor();
    const path = join(newFolder(), "list.csv");
    writeFileSync(path, Buffer.from("firm,domain\nCaf\xe9,github.com\n", "latin1"));
    const note = "has characters that are not UTF-8, on line 2 first";
    for (const flag of ["--dry-run", "--replay"]) {
      const { code, stderr } = await run(["enrich", path, flag], { env });
      expect(code).toBe(0);
      expect(stderr).toContain(note);
    }
  });

  it.skipIf(!existsSync("/dev/full"))(
    "cannot be written to a full disk: exit code 7, and all of it can be had again",
    async () => {
      const { env } = await sandboxFor();
      const args = ["enrich", listIn(newFolder(), "github.com\n", "list.txt")];
      for (const given of [args, ["credits"], [...args, "--rebuild"]]) {
        const child = spawn(process.execPath, [bin, ...given], {
          env: { ...process.env, ...env },
          stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
        });
        const [stderr, [code]] = await Promise.all([text(child.stderr as Readable), once(child, "exit")]);
        expect(code).toBe(7);
        expect(stderr).toContain("stdout cannot be written to (ENOSPC)");
      }
      const { stdout } = await run([...args, "--replay"], { env });
      expect(rowsOf(stdout)).toMatchObject([{ domain: "github.com", status: "found" }]);
    },
  );

  it("keeps columns apart that are called as ours are", async () => {
    const { env } = await sandboxFor();
    const path = listIn(newFolder(), "domain,status,credits\ngithub.com,mine,7\n");
    const [row] = rowsOf((await run(["enrich", path], { env })).stdout);
    expect(row).toMatchObject({ status: "mine", credits: "7", techlookup_status: "found", techlookup_credits: "1" });
  });

  it("tells companies, and what a website runs now", async () => {
    const { env } = await sandboxFor();
    const path = listIn(newFolder(), "github.com\n", "list.txt");
    const company = await run(["enrich", path, "--operation", "company", "--journal", `${path}.c`], { env });
    expect(rowsOf(company.stdout)).toMatchObject([
      { domain: "github.com", status: "found", company_name: expect.stringMatching(/./) },
    ]);
    const live = ["enrich", path, "--operation", "live", "--credit-limit", "5", "--journal", `${path}.l`];
    expect(rowsOf((await run(live, { env })).stdout)).toMatchObject([
      { status: "detected-live", source: "live", credits: "5" },
    ]);
  });
});

describe("a list from a pipe", () => {
  it("is read as it comes, or kept where its order is asked for", async () => {
    const { env } = await sandboxFor();
    const cwd = newFolder();
    const streamed = await run(["enrich", "--format", "ndjson"], { env, cwd, input: "github.com\nshopify.com\n" });
    expect(
      streamed.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).kind),
    ).toEqual(["found", "found"]);
    const args = ["enrich", "-", "--out", "out.csv", "--journal", "other.jsonl"];
    const kept = await run(args, { env, cwd, input: "domain\nshopify.com\ngithub.com\n" });
    expect(kept.code).toBe(0);
    expect(rowsIn(join(cwd, "out.csv")).map(({ domain }) => domain)).toEqual(["shopify.com", "github.com"]);
  });
});
