import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, sandboxFor, start } from "./support.ts";

const folder = mkdtempSync(join(tmpdir(), "techlookup-cli-"));
const secret = "tapi_live_0123456789abcdef0123456789abcdef";

describe("the API key", () => {
  it("is missed with a hint how to give it, and how to do without", async () => {
    const { code, stdout, stderr } = await run(["credits"]);
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toContain("TECHLOOKUP_API_KEY");
    expect(stderr).toContain("sandbox --demo");
  });

  it.each([["--api-key", secret], [`--api-key=${secret}`], [`--key=${secret}`], [secret]])(
    "is refused as an argument, and not shown: %s",
    async (...args) => {
      const { code, stderr } = await run(["credits", ...args]);
      expect(code).toBeGreaterThan(1);
      expect(stderr).not.toContain("0123456789abcdef");
    },
  );

  it("is read from a file that only its owner can read, with a line break at its end", async () => {
    const { env, sandbox } = await sandboxFor();
    const file = join(folder, "key");
    writeFileSync(file, `${sandbox.keys.pro}\r\n`, { mode: 0o600 });
    const args = ["credits", "--api-key-file", file, "--format", "csv"];
    const { code, stdout } = await run(args, { env: { ...env, TECHLOOKUP_API_KEY: undefined } });
    expect(code).toBe(0);
    expect(stdout.split("\r\n")[0]).toBe("key,plan,limit,used,remaining,resets");
    chmodSync(file, 0o640);
    const refused = await run(args, { env });
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain(`chmod 600 "${file}"`);
  });

  it("is explained where it has quotes", async () => {
    const { code, stderr } = await run(["credits"], { env: { TECHLOOKUP_API_KEY: `"${secret}"` } });
    expect(code).toBe(4);
    expect(stderr).toContain("without quotes around it");
    expect(stderr).not.toContain(secret);
  });
});

describe("errors", () => {
  it("tell code, sentence, fix and page, and as JSON where JSON was asked for", async () => {
    const { env, sandbox } = await sandboxFor();
    const refused = { ...env, TECHLOOKUP_API_KEY: sandbox.keys.revoked };
    const { code, stderr } = await run(["credits"], { env: refused });
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /^techlookup: UNAUTHORIZED: .* Check the API key\.\n {2}https:\/\/\S+\/errors\/unauthorized\n$/,
    );
    const json = await run(["credits", "--format", "json"], { env: refused });
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: "UNAUTHORIZED", exitCode: 4 } });
  });

  it("tell a server that is not there from a wrong command line", async () => {
    const down = { TECHLOOKUP_API_KEY: secret, TECHLOOKUP_BASE_URL: "http://127.0.0.1:9" };
    expect((await run(["credits"], { env: down })).code).toBe(6);
    const { code, stderr } = await run(["credit"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean credits?");
  });
});

describe("watching", () => {
  it("prints each request, and logs it as JSON lines without the key", async () => {
    const { env } = await sandboxFor();
    const file = join(folder, "debug.jsonl");
    const { stderr } = await run(["credits", "--verbose", "--debug-log", file], { env });
    expect(stderr).toMatch(/^GET \/v1\/credits 200 in \d+ ms\n$/);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).kind)).toEqual(["attempt", "result"]);
    expect(lines.join()).not.toContain(env.TECHLOOKUP_API_KEY);
  });
});

it("help that is piped into head ends quietly", async () => {
  const going = start(["--help"]);
  going.child.stdout.destroy();
  expect(await going.ended).toEqual({ code: 0, stdout: "", stderr: "" });
});

it("help that the build has printed is that of the program", async () => {
  // `--quiet` has the program print it.
  const [built, made] = [await run(["--help"]), await run(["--quiet", "--help"])];
  expect(built).toEqual(made);
  expect(built.stdout).toContain("Exit codes:");
});
