import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, sandboxFor, start } from "../support.ts";
import { listIn, newFolder, rowsOf, until } from "./support.ts";

describe("before anything is paid", () => {
  it("--dry-run tells rows, cost and time, and sends nothing", async () => {
    const { env, sandbox } = await sandboxFor();
    const path = listIn(newFolder(), "github.com\nGITHUB.com\nshopify.com\nnot a domain\ngmial.con\n", "list.txt");
    await run(
      ["enrich", listIn(newFolder(), "github.com\n"), "--live", "--credit-limit", "9", "--journal", `${path}.j`],
      { env },
    );
    const before = sandbox.requests.length;
    const args = ["enrich", path, "--dry-run", "--live", "--journal", `${path}.j`, "--format", "json"];
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      rows: 5,
      domains: 3,
      notDomains: 1,
      unknownSuffixes: 1,
      cached: 1,
      alreadyPaid: "1",
      toLookUp: 2,
      creditsLeast: 2,
      creditsMost: 12,
      secondsByPlan: { free: 0, pro: 0, scale: 0 },
    });
    expect(stderr).toContain("gmial.con ends in .con");
    expect(sandbox.requests).toHaveLength(before);
  });

  it.each([
    [["--live"], 2, /--credit-limit 500/],
    [["--credit-limit", "some"], 2, /whole number from 0 up/],
    [["--format", "json"], 2, /Use --format ndjson/],
    [["--out", "missing/out.csv"], 7, /Nothing was sent\. Name another file/],
    [["--out", "./list.csv"], 2, /--out "\.\/list\.csv" is the list itself/],
    [["--out", "list.csv.techlookup.jsonl"], 2, /is the journal itself/],
    [["--out", "a.csv", "--report", "a.csv"], 2, /--report "a\.csv" is --out itself/],
    [["--out", "."], 2, /--out "\." is a folder\. Nothing was sent/],
    [["--out", "pipe"], 2, /--out "pipe" is not a file\. Nothing was sent/],
    [["--journal", "/dev/zero"], 7, /is not a journal/],
    [["--journal", "list.csv"], 7, /is not a journal/],
    [["--journal", "list.txt/j"], 7, /ENOTDIR/],
    [["--column", "web"], 2, /--column "web" is not there/],
  ])("%j is refused: exit code %i", async (flags, code, message) => {
    const { env, sandbox } = await sandboxFor();
    const cwd = newFolder();
    listIn(cwd, "domain,x\ngithub.com,1\n", "list.csv");
    writeFileSync(join(cwd, "list.txt"), "");
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const ran = await run(["enrich", "list.csv", ...flags], { env, cwd });
    expect(ran.stderr).toMatch(message);
    expect([ran.code, ran.stdout]).toEqual([code, ""]);
    expect(sandbox.counts().credits).toBe(0);
  });

  it("a misspelt subcommand is guessed, unless it is a file", async () => {
    const cwd = newFolder();
    const refused = await run(["enrich", "wroker", "--redis", "x"], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      "unknown option '--redis'\n(There is no command 'enrich wroker', and no such file. Did you mean enrich worker?)\n",
    );
    for (const word of ["domains", "wroker"]) {
      listIn(cwd, "github.com\n", "wroker");
      const { code, stderr } = await run(["enrich", word, "--redis", "x"], { cwd });
      expect([code, stderr.includes("Did you mean")]).toEqual([2, false]);
    }
  });

  it("a journal of another run is refused with the difference, and one that is in use with who has it", async () => {
    const { env, sandbox } = await sandboxFor({ liveDelayMs: 1_000 });
    const path = listIn(newFolder(), "github.com\n", "list.txt");
    const going = start(["enrich", path, "--operation", "live", "--credit-limit", "5"], { env });
    await until(() => sandbox.requests.some(({ path: url }) => url.includes("live")));
    // However long the other takes.
    going.child.kill("SIGSTOP");
    const locked = await run(["enrich", path, "--operation", "live", "--credit-limit", "5"], { env });
    going.child.kill("SIGCONT");
    expect(locked.code).toBe(7);
    expect(locked.stderr).toContain(`process ${going.child.pid}`);
    expect((await going.ended).code).toBe(0);
    const other = await run(["enrich", path], { env });
    expect(other.code).toBe(7);
    expect(other.stderr).toMatch(/operation is "?technologies"?, and the journal .* was begun with "?live"?/);
  });
});

it("a pipe with nothing in it is refused, as an empty file is", async () => {
  const { env } = await sandboxFor();
  for (const args of [
    ["enrich", "-"],
    ["enrich", listIn(newFolder(), "# nothing\n", "list.txt")],
  ]) {
    const { code, stderr } = await run(args, { env, cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("has no domains");
  }
});

describe("what ends a run", () => {
  it("is a credit limit: exit code 5, and what was paid is handed on", async () => {
    const { env } = await sandboxFor();
    const path = listIn(newFolder(), Array.from({ length: 9 }, (_, at) => `site-${at}.com`).join("\n"), "list.txt");
    const { code, stdout, stderr } = await run(["enrich", path, "--credit-limit", "4"], { env });
    expect(code).toBe(5);
    expect(rowsOf(stdout)).toHaveLength(4);
    expect(stderr).toContain("CREDIT_LIMIT: ");
    expect(stderr).toContain("with a higher --credit-limit, resume with: techlookup enrich");
  });

  it("is a key without rights, or nobody who answers", async () => {
    const { env, sandbox } = await sandboxFor();
    const path = listIn(newFolder(), "github.com\n", "list.txt");
    expect((await run(["enrich", path], { env: { ...env, TECHLOOKUP_API_KEY: sandbox.keys.revoked } })).code).toBe(4);
    expect((await run(["enrich", path], { env: { ...env, TECHLOOKUP_BASE_URL: "http://127.0.0.1:9" } })).code).toBe(6);
  });

  it("is an address where something else answers", async () => {
    const { env, sandbox } = await sandboxFor();
    const path = listIn(newFolder(), "github.com\n", "list.txt");
    const elsewhere = { ...env, TECHLOOKUP_BASE_URL: `${sandbox.url}/v2` };
    for (const args of [["enrich", path], ["credits"]]) {
      const { code, stdout, stderr } = await run(args, { env: elsewhere });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("it is not the API: check TECHLOOKUP_BASE_URL");
    }
    expect(sandbox.counts().credits).toBe(0);
  });

  it("is no account that tells nothing of its credits: the run goes on without", async () => {
    const { env, sandbox } = await sandboxFor();
    sandbox.script({ kind: "status", status: 200, body: { success: true, data: {} }, path: "/v1/credits", times: 9 });
    const ran = await run(["enrich", listIn(newFolder(), "github.com\n", "list.txt")], { env });
    expect(ran.code).toBe(0);
    expect(rowsOf(ran.stdout)).toMatchObject([{ status: "found" }]);
  });

  it("a domain that fails for good leaves the others: exit code 3, and --retry-failed tries it again", async () => {
    const { env, sandbox } = await sandboxFor();
    sandbox.script({ kind: "error", code: "VALIDATION_ERROR", path: "/v1/domain/shopify.com" });
    const path = listIn(newFolder(), "github.com\nshopify.com\n", "list.txt");
    const failed = await run(["enrich", path], { env });
    expect(failed.code).toBe(3);
    expect(rowsOf(failed.stdout).find(({ domain }) => domain === "shopify.com")).toMatchObject({
      status: "failed",
      error_code: "VALIDATION_ERROR",
    });
    expect(failed.stderr).toContain("--retry-failed");
    expect((await run(["enrich", path, "--replay"], { env })).code).toBe(3);
    const again = await run(["enrich", path, "--retry-failed"], { env });
    expect(again.code).toBe(0);
    expect(rowsOf(again.stdout)).toMatchObject([{ domain: "shopify.com", status: "found" }]);
  });
});
