import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, inject, it } from "vitest";
import { run, sandboxFor } from "./support.ts";
import { runInTerminal } from "./terminal.ts";

const bin = inject("bin");

/** Starts a sandbox that serves, with what it prints first. */
const serve = async (...args: string[]) => {
  const child = spawn(process.execPath, [bin, "sandbox", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [first] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  return { child, first };
};

describe("sandbox --demo", () => {
  it("runs a command, with its options, against a sandbox of its own", async () => {
    const { code, stdout, stderr } = await run(["sandbox", "--demo", "credits", "--format", "csv"], {
      env: { TECHLOOKUP_BASE_URL: "http://127.0.0.1:9", TECHLOOKUP_API_KEY: "tapi_test_somebody_elses_key" },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^key,plan,limit,used,remaining,resets\r\nSandbox pro /);
  });

  it("ends with the command's exit code", async () => {
    expect((await run(["sandbox", "--demo", "credits", "--base-url", "http://127.0.0.1:9"])).code).toBe(6);
    expect((await run(["sandbox", "--demo", "usage", "--start", "soon"])).code).toBe(2);
  });

  it("hands on what is piped in, and a terminal", async () => {
    const { stdout } = await run(["sandbox", "--demo", "explain", "-"], { input: "TIMEOUT" });
    expect(stdout).toMatch(/^TIMEOUT \(worth retrying\)\n/);
    const shown = await runInTerminal(["sandbox", "--demo", "credits"], { env: { NO_COLOR: "1" } });
    expect(shown.stdout).toContain("───");
  });

  it("leaves all options that follow to the command, its help too", async () => {
    expect((await run(["sandbox", "--demo", "usage", "--help"])).stdout).toContain("Usage: techlookup usage");
    expect((await run(["--quiet", "sandbox", "--demo", "credits", "--format", "xml"])).stderr).toContain(
      "'xml' is invalid",
    );
  });

  it("says what to do without a command", async () => {
    const { code, stderr } = await run(["sandbox", "--demo"]);
    expect(code).toBe(2);
    expect(stderr).toContain("techlookup sandbox --demo lookup github.com");
  });
});

describe("sandbox", () => {
  it("serves until it is told to end, and tells a script where", async () => {
    const { child, first } = await serve("--port", "0");
    const { url, apiKey } = JSON.parse(first);
    const answer = () => fetch(`${url}/v1/credits`, { headers: { authorization: `Bearer ${apiKey}` } });
    expect((await answer()).status).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    await expect(answer()).rejects.toThrow();
  });

  it("tells people how to use it, and ends by Ctrl-C", async () => {
    const { code, stdout } = await runInTerminal(["sandbox", "--port", "0"], {
      type: { after: "Ctrl-C ends it.", keys: "\u0003" },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /export TECHLOOKUP_BASE_URL=http:\/\/127\.0\.0\.1:\d+\n {2}export TECHLOOKUP_API_KEY=tapi_test_/,
    );
  });

  it("says what to do about a port that is taken, or is none", async () => {
    const { sandbox } = await sandboxFor();
    const taken = await run(["sandbox", "--port", new URL(sandbox.url).port]);
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain("choose another");
    for (const port of ["99999", "x", "-1"]) {
      const { code, stderr } = await run(["sandbox", `--port=${port}`]);
      expect(code).toBe(2);
      expect(stderr).toContain("--port must be a whole number");
    }
  });

  it("refuses what it does not know", async () => {
    for (const [word, message] of [
      ["--prot", "Did you mean --port?"],
      ["lookup", "too many arguments"],
    ] as const) {
      const { code, stderr } = await run(["sandbox", word]);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
    }
  });
});
