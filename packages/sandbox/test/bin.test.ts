import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { createSandbox } from "../src/index.ts";
import { startSandbox } from "../src/node.ts";

const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url));

/** A test that fails must not leave its server running. */
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

const run = (...options: string[]) => {
  const child = spawn(process.execPath, ["--conditions=@techlookup/source", "--no-warnings", bin, ...options]);
  children.push(child);
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => {
    output.stdout += data;
  });
  child.stderr.on("data", (data) => {
    output.stderr += data;
  });
  const exit = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, output, exit };
};

describe("the command", () => {
  it("prints its address and keys, answers, and ends with Ctrl-C", async () => {
    const { child, output, exit } = run("--port", "0");
    while (!output.stdout.includes("Ctrl-C")) await new Promise((resolve) => setTimeout(resolve, 20));
    const url = /listens on (http:\S+)/.exec(output.stdout)?.[1];
    const key = /pro +(tapi_test_\S+)/.exec(output.stdout)?.[1];
    const response = await fetch(`${url}/v1/credits`, { headers: { authorization: `Bearer ${key}` } });
    expect(response.status).toBe(200);
    child.kill("SIGINT");
    expect(await exit).toBe(0);
  });

  it("behaves as its flags say", async () => {
    const flags = ["--window", "two-bucket", "--counts-refused", "--charges", "none", "--foreign-requests", "9"];
    const { output } = run("--port", "0", ...flags);
    while (!output.stdout.includes("Ctrl-C")) await new Promise((resolve) => setTimeout(resolve, 20));
    const url = /listens on (http:\S+)/.exec(output.stdout)?.[1];
    const settings = await (await fetch(`${url}/__sandbox/settings`)).json();
    const said = { window: "two-bucket", countsRefused: true, charges: [], foreignUser: { requests: 9 } };
    expect(settings).toEqual({ ...createSandbox().settings, ...said });
  });

  it.each([
    [["--window", "rolling"], 2, /--window must be one of log, two-bucket, fixed, and is 'rolling'/],
    [["--prot", "1"], 2, /--prot/],
    [["--port", "70000"], 2, /--port must be a whole number from 0 to 65535, and is '70000'/],
    [["--port", "x"], 2, /--port must be/],
    [["--window-ms", "0"], 2, /--window-ms must be a whole number from 1 to 2147483647, and is '0'/],
    [["extra"], 2, /extra/],
  ])("says what is wrong with %j", async (options, code, words) => {
    const { output, exit } = run(...options);
    expect(await exit).toBe(code);
    expect(output.stderr).toMatch(words);
    expect(output.stderr.trim().split("\n").length).toBe(1);
  });

  it("says that a port is in use", async () => {
    await using other = await startSandbox();
    const { output, exit } = run("--port", new URL(other.url).port);
    expect(await exit).toBe(1);
    expect(output.stderr).toContain("is in use");
  });

  it("warns where others can reach it", async () => {
    const { child, output, exit } = run("--port", "0", "--host", "0.0.0.0");
    while (!output.stdout.includes("Ctrl-C")) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(output.stderr).toContain("whoever reaches this machine");
    expect(output.stdout).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+/);
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
  });

  it("helps, and tells its version", async () => {
    const help = run("--help");
    expect(await help.exit).toBe(0);
    expect(help.output.stdout).toContain("--window-ms");
    const version = run("--version");
    expect(await version.exit).toBe(0);
    expect(version.output.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
