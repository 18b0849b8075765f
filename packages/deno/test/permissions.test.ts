import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDeno } from "./run-deno.ts";

let sandbox: RunningSandbox;
let net: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  net = `--allow-net=${new URL(sandbox.url).host}`;
});
afterAll(() => sandbox.close());

const variable = "TECHLOOKUP_API_KEY";
const allowKey = `--allow-env=${variable}`;

describe("least privilege", { timeout: 30_000 }, () => {
  it("importing needs no permission", async () => {
    expect(await runDeno([], "import-only.ts")).toEqual({ output: "string\n", exitCode: 0 });
  });

  it("a passed key needs the network of one host and port, and nothing else", async () => {
    const { output, exitCode } = await runDeno([net], "look-up.ts", [sandbox.url, sandbox.keys.pro]);
    expect(output).toMatch(/^technologies true\nTechLookup \{/);
    expect(output).not.toContain(sandbox.keys.pro);
    expect(exitCode).toBe(0);
    expect(sandbox.requests.at(-1)?.headers["user-agent"]).toMatch(/^techlookup-deno\/\d+\.\d+\.\d+ deno\/2\./);
  });

  it("a key of the environment needs that one variable besides", async () => {
    const env = { [variable]: sandbox.keys.pro };
    const { output } = await runDeno([net, allowKey], "look-up.ts", [sandbox.url], env);
    expect(output).toMatch(/^technologies true\n/);
  });

  it.each([
    ["may not be read", [], { [variable]: "set-but-hidden-from-the-program" }],
    ["is denied", [`--deny-env=${variable}`], { [variable]: "set-but-hidden-from-the-program" }],
    ["is not set", [allowKey], {}],
    ["is empty", [allowKey], { [variable]: "" }],
  ])("says which flag to grant when the variable %s", async (_how, flags, env) => {
    const before = sandbox.requests.length;
    const { output } = await runDeno([net, ...flags], "look-up.ts", [sandbox.url], env);
    expect(output).toContain(`true CONFIGURATION_ERROR apiKey undefined apiKey is missing: pass { apiKey }`);
    expect(output).toContain(`run with ${allowKey}`);
    expect(sandbox.requests.length).toBe(before);
  });

  it("reads no other variable, also where all are denied but the key", async () => {
    const env = { [variable]: sandbox.keys.pro, TECHLOOKUP_BASE_URL: "https://never-asked.invalid" };
    const { output } = await runDeno([net, allowKey], "look-up.ts", [sandbox.url], env);
    expect(output).toMatch(/^technologies true\n/);
  });

  it("says that the network is denied", async () => {
    const { output } = await runDeno([], "look-up.ts", [sandbox.url, sandbox.keys.pro]);
    expect(output).toMatch(/^true NETWORK_ERROR undefined denied /);
    expect(output).toContain("--allow-net");
  });
});

describe("Deno's console", { timeout: 30_000 }, () => {
  it("shows an error's description, also when it came through JSON, and no key", async () => {
    const { output } = await runDeno([net], "inspect.ts", [sandbox.url, sandbox.keys.pro]);
    expect(output.match(/ApiError: 404 NOT_FOUND from GET \/v1\/domain\/unknown\.example/g)?.length).toBe(2);
    expect(output.match(/code: NOT_FOUND, status: 404, stopped: not-retryable/g)?.length).toBe(2);
    expect(output).not.toContain(sandbox.keys.pro);
  });
});
