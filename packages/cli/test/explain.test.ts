import { catalog } from "@techlookup/core/catalog";
import { docsUrlOf } from "@techlookup/core/common";
import { describe, expect, it } from "vitest";
import { run, sandboxFor } from "./support.ts";
import { runInTerminal } from "./terminal.ts";

const escapeCode = String.fromCharCode(27);
const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("explain", () => {
  it("tells code, meaning, fix, causes with their signs, and page", async () => {
    const { code, stdout, stderr } = await run(["explain", "RATE_LIMIT"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { title, meaning, fix, retried, causes } = catalog.RATE_LIMIT;
    expect(stdout).toMatch(/^RATE_LIMIT \(usual status 429, worth retrying\)\n/);
    for (const text of [title, meaning, fix, retried, ...causes.flatMap(({ cause, sign, fix }) => [cause, sign, fix])])
      expect(flat(stdout)).toContain(text);
    expect(stdout).toContain(`  ${docsUrlOf("RATE_LIMIT")}\n`);
  });

  it("takes what another command printed, by a pipe", async () => {
    const { env, sandbox } = await sandboxFor();
    const refused = await run(["credits"], { env: { ...env, TECHLOOKUP_API_KEY: sandbox.keys.revoked } });
    for (const args of [["explain"], ["explain", "-"]]) {
      const { code, stdout } = await run(args, { input: refused.stderr });
      expect([code, stdout.split("\n")[0]]).toEqual([0, "UNAUTHORIZED (status 401, a retry does not help)"]);
    }
  });

  it("lists every error of a log once, as text and as data", async () => {
    const input = "429 RATE_LIMIT\n429 RATE_LIMIT\nError: getaddrinfo ENOTFOUND api.example\n";
    const { stdout } = await run(["explain"], { input });
    expect(stdout).toContain("RATE_LIMIT (status 429, worth retrying, 2 times in the text)");
    expect(stdout).toContain("\nNETWORK_ERROR (the host name was not found, worth retrying)\n");
    const json = JSON.parse((await run(["explain", "--format", "json"], { input })).stdout);
    expect(json).toMatchObject([
      { code: "RATE_LIMIT", status: 429, times: 2, fix: catalog.RATE_LIMIT.fix, docsUrl: docsUrlOf("RATE_LIMIT") },
      { code: "NETWORK_ERROR", reason: "dns", meaning: catalog.NETWORK_ERROR.meaning },
    ]);
    expect(json[0]).not.toHaveProperty("masked");
    const lines = (await run(["explain", "--format", "ndjson"], { input })).stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(["RATE_LIMIT", "NETWORK_ERROR"]);
    const csv = (await run(["explain", "--format", "csv"], { input })).stdout;
    expect(csv).toMatch(/^code,status,times,title,fix,docs\r\nRATE_LIMIT,429,2,/);
  });

  it("names the cause that the text gives evidence of, and what else it says", async () => {
    const message = "The plan 'free' does not include /v1/signals/adoption";
    const input = `HTTP/2 403\n\n${JSON.stringify({ success: false, error: { code: "FORBIDDEN", message } })}`;
    const { stdout } = await run(["explain"], { input });
    const cause = catalog.FORBIDDEN.causes.find(({ id }) => id === "plan-without-endpoint");
    expect(flat(stdout)).toContain(`Cause ${cause?.cause} How to recognize it: ${cause?.sign} Fix: ${cause?.fix}`);
    expect(flat(stdout).split(`${cause?.cause}`)).toHaveLength(2);
    expect(flat(stdout)).toContain("Request: /v1/signals/adoption Client method: signals.adoption");
    const json = JSON.parse((await run(["explain", "--format", "json"], { input })).stdout);
    expect(json).toMatchObject([{ code: "FORBIDDEN", status: 403, cause: { id: "plan-without-endpoint" } }]);
  });

  it("says of another API's error that it is one", async () => {
    const input = '{"error":{"type":"card_error","message":"Your card was declined."}}';
    const { code, stdout } = await run(["explain"], { input });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Another API's error\n/);
    expect(flat(stdout)).toContain("`PAYMENT_REQUIRED`");
    expect(stdout).not.toMatch(/retried|This version does not know/);
  });

  it("takes a misspelt code as the nearest one, and says so", async () => {
    const { code, stdout } = await run(["explain", "RATE_LIMTI"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^RATE_LIMIT /);
    expect(flat(stdout)).toContain('"RATE_LIMTI" is not a code. This is the nearest one.');
  });

  it("says what to do where nothing is known", async () => {
    for (const [args, input, advice] of [
      [["explain", "my", "cat"], "", "Paste the whole message"],
      [["explain", "-"], "\n", "techlookup explain RATE_LIMIT"],
    ] as const) {
      const { code, stdout, stderr } = await run(args, { input });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(advice);
    }
  });

  it("shows no key of the text", async () => {
    const key = "tapi_live_0123456789abcdef0123456789abcdef";
    for (const format of ["table", "json", "csv"]) {
      const { code, stdout } = await run(["explain", "--format", format], { input: `401 Unauthorized: Bearer ${key}` });
      expect(code).toBe(0);
      expect(stdout).not.toContain("0123456789abcdef");
    }
  });

  it("has colours on a terminal alone, and lines that fit", async () => {
    const { code, stdout } = await runInTerminal(["explain", "TIMEOUT"], { columns: 50 });
    expect(code).toBe(0);
    expect(stdout).toContain(`${escapeCode}[`);
    const plain = stdout.replaceAll(new RegExp(`${escapeCode}\\[[\\d;]*m`, "g"), "").split("\n");
    for (const line of plain) if (!line.includes("https://")) expect(line.length).toBeLessThanOrEqual(50);
    expect((await run(["explain", "TIMEOUT"])).stdout).not.toContain(escapeCode);
    const uncoloured = await runInTerminal(["explain", "TIMEOUT"], { env: { NO_COLOR: "1" } });
    expect(uncoloured.stdout).not.toContain(escapeCode);
  });

  it("does not wait on a terminal for what nobody types", async () => {
    const { code, stdout } = await runInTerminal(["explain"]);
    expect(code).toBe(2);
    expect(stdout).toContain("pipe one in");
  });
});
