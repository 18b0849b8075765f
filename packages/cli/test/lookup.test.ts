import { spawn } from "node:child_process";
import { describe, expect, inject, it } from "vitest";
import { run, sandboxFor } from "./support.ts";
import { runInTerminal } from "./terminal.ts";

const linesOf = (text: string): string[] => text.trimEnd().split("\n");
const records = (text: string) => linesOf(text).map((line) => JSON.parse(line));
/** The sandbox knows no domain that ends so. */
const unknown = "new-site.example";

describe("lookup", () => {
  it("writes NDJSON into a pipe, in the order of the domains, each looked up once", async () => {
    const { env, sandbox } = await sandboxFor();
    const args = ["lookup", "https://www.Shopify.com/about", unknown, "GITHUB.com", "shopify.com."];
    const { code, stdout, stderr } = await run(args, { env });
    expect(code).toBe(0);
    expect(records(stdout)).toMatchObject([
      {
        kind: "found",
        domain: "shopify.com",
        charge: { least: 1, most: 1 },
        data: { active_technologies: expect.any(Array) },
      },
      { kind: "not-found", domain: unknown },
      { kind: "found", domain: "github.com" },
      { kind: "skipped", domain: "shopify.com", reason: "duplicate" },
    ]);
    expect(sandbox.requests).toHaveLength(3);
    expect(stderr).toContain("2 found, 1 not found, 1 skipped; 2 to 3 credits by the documented prices");
    expect(stderr).toContain("--live --credit-limit 6");
  });

  it("writes CSV with the columns of a list, and JSON as one array", async () => {
    const { env } = await sandboxFor();
    const csv = linesOf((await run(["lookup", "github.com", unknown, "--format", "csv"], { env })).stdout);
    expect(csv[0]?.trimEnd()).toBe("domain,status,technologies,technology_count,source,credits,error_code");
    expect(csv).toHaveLength(3);
    expect(csv[1]).toMatch(/^github\.com,found,[^,]+;[^,]+,\d+,stored,1,\r$/);
    const long = linesOf((await run(["lookup", "github.com", "--format", "csv", "--long"], { env })).stdout);
    expect(long.length).toBeGreaterThan(3);
    const json = JSON.parse((await run(["lookup", "github.com", unknown, "--format", "json"], { env })).stdout);
    expect(json).toMatchObject([{ kind: "found" }, { kind: "not-found" }]);
  });

  it("shows a table on a terminal: the technologies of one domain, a line for each of several", async () => {
    const { env } = await sandboxFor();
    const one = await runInTerminal(["lookup", "github.com"], { env: { ...env, NO_COLOR: "1" } });
    expect(one.code).toBe(0);
    expect(one.stdout).toMatch(/technology +category +version +first_seen +last_seen\n *─/);
    const several = await runInTerminal(["lookup", "github.com", unknown], { env });
    expect(several.stdout).toMatch(/^github\.com +\S*found +\S* *\d+: /m);
    expect(several.stdout).toMatch(/^new-site\.example +\S*not-found/m);
  });

  it("looks up companies", async () => {
    const { env, sandbox } = await sandboxFor();
    const { stdout } = await run(["lookup", "github.com", "--company"], { env });
    expect(records(stdout)).toMatchObject([{ kind: "found", data: { company_name: expect.any(String) } }]);
    expect(sandbox.requests).toMatchObject([{ path: "/v1/company/github.com" }]);
  });
});

describe("lookup --live", () => {
  it("looks at the website where nothing is stored", async () => {
    const { env } = await sandboxFor();
    const args = ["lookup", "github.com", unknown, "--live", "--credit-limit", "12"];
    const { code, stdout } = await run(args, { env });
    expect(code).toBe(0);
    expect(records(stdout)).toMatchObject([
      { kind: "found" },
      { kind: "detected-live", charge: { least: 5, most: 6 } },
    ]);
  });

  it("needs a limit, which it names, and does not go with --company; nothing is sent", async () => {
    const { env, sandbox } = await sandboxFor();
    const { code, stderr } = await run(["lookup", "github.com", unknown, "--live"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("--credit-limit 12");
    expect((await run(["lookup", "github.com", "--live", "--company", "--credit-limit", "9"], { env })).code).toBe(2);
    expect((await run(["lookup", "github.com", "--credit-limit", "many"], { env })).code).toBe(2);
    expect(sandbox.requests).toHaveLength(0);
  });

  it("stops at the limit, with what there is, and ends with 5", async () => {
    const { env, sandbox } = await sandboxFor();
    const { code, stdout, stderr } = await run(["lookup", "github.com", unknown, "--live", "--credit-limit", "3"], {
      env,
    });
    expect(code).toBe(5);
    expect(records(stdout)).toMatchObject([{ domain: "github.com", kind: "found" }]);
    expect(stderr).toContain("CREDIT_LIMIT");
    expect(sandbox.counts().credits).toBeLessThanOrEqual(3);
  });

  it("ends with 8 where an answer was lost that may have been charged", async () => {
    const { env, sandbox } = await sandboxFor();
    sandbox.script({ kind: "reset", at: "headers", method: "POST", path: "/v1/technology-lookup-live" });
    const { code, stdout } = await run(["lookup", unknown, "--live", "--credit-limit", "6"], { env });
    expect(records(stdout)).toMatchObject([{ kind: "ambiguous", charge: { least: 0, most: 6 } }]);
    expect(code).toBe(8);
  });
});

describe("a lookup that goes wrong", () => {
  it("ends with 2 where nothing is a domain, and makes the character visible; with 3 where some are", async () => {
    const { env, sandbox } = await sandboxFor();
    const none = await run(["lookup", "git\u200bhub_!.com", ""], { env });
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("argument 1 must be a domain name");
    expect(none.stderr).toContain("U+200B");
    expect(none.stderr).toContain("argument 2 is empty");
    expect(sandbox.requests).toHaveLength(0);
    const some = await run(["lookup", "github.com", "a!b"], { env });
    expect(some.code).toBe(3);
    expect(records(some.stdout)).toMatchObject([{ kind: "found" }, { kind: "skipped", reason: "not-a-domain" }]);
    expect(some.stderr).toContain("U+0021");
  });

  it("ends with 4 for a key that is refused, at once, with its page", async () => {
    const { env, sandbox } = await sandboxFor();
    const refused = { ...env, TECHLOOKUP_API_KEY: sandbox.keys.revoked };
    const { code, stdout, stderr } = await run(["lookup", "github.com", "--format", "csv"], { env: refused });
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toContain("/errors/unauthorized");
    expect(sandbox.requests).toHaveLength(1);
    const many = Array.from({ length: 60 }, (_, index) => `site-${index}.com`);
    expect((await run(["lookup", ...many], { env: refused })).code).toBe(4);
    expect(sandbox.requests.length).toBeLessThan(60);
  });

  it("ends with 3 where some failed, and with the code of the failure where all did", async () => {
    const { env, sandbox } = await sandboxFor();
    const fail = { kind: "error", code: "VALIDATION_ERROR", path: "/v1/domain/shopify.com" } as const;
    sandbox.script(fail);
    const some = await run(["lookup", "github.com", "shopify.com"], { env });
    expect(some.code).toBe(3);
    expect(some.stderr).toContain("shopify.com: VALIDATION_ERROR");
    const away = await run(["lookup", "github.com"], { env: { ...env, TECHLOOKUP_BASE_URL: "http://127.0.0.1:9" } });
    expect(away.code).toBe(6);
    expect(away.stderr).toContain("/errors/");
  });

  it("ends quietly where nobody reads on", async () => {
    const { env, sandbox } = await sandboxFor();
    const bin = inject("bin");
    const domains = Array.from({ length: 60 }, (_, index) => `site-${index}.com`);
    // The second line comes when `head` has long had its first.
    sandbox.script({ kind: "slow-headers", delayMs: 2_000, path: "/v1/domain/site-1.com" });
    const line = `'${process.execPath}' '${bin}' lookup ${domains.join(" ")} | head -n 1`;
    const child = spawn("bash", ["-c", `${line}; exit \${PIPESTATUS[0]}`], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (err += text));
    const code = await new Promise((done) => child.on("close", done));
    expect(linesOf(out)).toHaveLength(1);
    expect(err).not.toMatch(/EPIPE|rror/);
    // It has not been through its list.
    expect(code).toBe(130);
    expect(sandbox.requests.length).toBeLessThan(60);
  });

  it("waits for what is on its way after Ctrl-C, begins nothing more, and ends with 130", async () => {
    const { env, sandbox } = await sandboxFor();
    // Long enough for the key to arrive, and shorter than what is waited for then.
    sandbox.script({ kind: "slow-headers", delayMs: 4_000, path: "/v1/domain/shopify.com" });
    const args = [
      "lookup",
      "github.com",
      "shopify.com",
      ...Array.from({ length: 30 }, (_, index) => `site-${index}.com`),
    ];
    const { code, stdout } = await runInTerminal([...args, "--format", "ndjson"], {
      env: { ...env, NO_COLOR: "1" },
      type: { after: '"domain":"github.com"', keys: "\u0003" },
    });
    expect(code).toBe(130);
    expect(stdout).toContain('"domain":"shopify.com"');
    expect(stdout).toContain("Interrupted: waiting for lookups on their way");
    expect(sandbox.requests.length).toBeLessThan(32);
  });
});
