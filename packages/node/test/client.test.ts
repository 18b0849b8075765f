import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@techlookup/sandbox/node";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ConfigurationError, TechLookup, version } from "../src/index.ts";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await sandbox.close();
});

const make = () =>
  new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, retry: { transient: { baseMs: 1 } } });

describe("the key and the address", () => {
  it("come from the environment", async () => {
    vi.stubEnv("TECHLOOKUP_API_KEY", sandbox.keys.pro);
    vi.stubEnv("TECHLOOKUP_BASE_URL", sandbox.url);
    expect(await new TechLookup().domains.get("github.com")).toMatchObject({ domain: "github.com" });
    expect(sandbox.requests[0]?.headers["user-agent"]).toBe(`techlookup-node/${version} node/${process.versions.node}`);
  });

  it("come from the options where both are given", async () => {
    vi.stubEnv("TECHLOOKUP_API_KEY", sandbox.keys.revoked);
    vi.stubEnv("TECHLOOKUP_BASE_URL", "http://127.0.0.1:1");
    expect(await make().account.credits()).toMatchObject({ owner_id: "org_sandbox" });
  });

  it.each(["", " ", "\t\n"])("takes a blank TECHLOOKUP_BASE_URL (%j) as absent", async (blank) => {
    vi.stubEnv("TECHLOOKUP_API_KEY", sandbox.keys.pro);
    vi.stubEnv("TECHLOOKUP_BASE_URL", blank);
    const asked: string[] = [];
    const fetch = async (url: unknown) => {
      asked.push(String(url));
      return Response.json({ success: true, data: {} });
    };
    await new TechLookup({ fetch: fetch as typeof globalThis.fetch }).account.credits();
    expect(asked).toEqual(["https://api.technologychecker.io/v1/credits"]);
  });

  it("say where they were looked for when there are none", () => {
    vi.stubEnv("TECHLOOKUP_API_KEY", "");
    vi.stubEnv("TECHLOOKUP_BASE_URL", "");
    const named = expect.objectContaining({
      argument: "apiKey",
      message: expect.stringContaining("TECHLOOKUP_API_KEY"),
    });
    expect(() => new TechLookup()).toThrow(named as ConfigurationError);
    expect(() => new TechLookup(null as never)).toThrow(
      expect.objectContaining({ argument: "options" }) as ConfigurationError,
    );
  });
});

describe("over a real connection", () => {
  it("waits for a window that is full, and then goes on", async () => {
    await using small = await startSandbox({ requests: { pro: 2 }, windowMs: 1_000 });
    // Its window stays full, however long the machine takes for three calls.
    vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
    const waits = Promise.withResolvers<number | undefined>();
    const client = new TechLookup({
      ...{ apiKey: small.keys.pro, baseUrl: small.url },
      // Paced, the third would wait for its turn instead.
      pacing: false,
      onRetry: ({ attempts }) => waits.resolve(attempts.at(-1)?.waitMs),
    });
    const calls = Promise.all([1, 2, 3].map(() => client.account.usage()));
    await vi.advanceTimersByTimeAsync((await waits.promise) ?? Number.NaN);
    await calls;
    expect(small.requests.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  });

  it.each(["headers", "body"] as const)(
    "is charged once for a live detection whose answer is lost in its %s",
    async (at) => {
      sandbox.script({ kind: "reset", at });
      const { error } = await make().safe.domains.detectLive("example.com");
      expect(error).toMatchObject({ stopped: "not-repeatable", attempts: [{ number: 1 }] });
      const detections = sandbox.requests.filter(({ method }) => method === "POST");
      expect(detections).toMatchObject([{ credits: 5 }]);
    },
  );

  it("repeats a lookup whose answer is lost", async () => {
    sandbox.script({ kind: "reset", at: "headers" }, { kind: "truncated" }, { kind: "reset", at: "body" });
    expect(await make().domains.get("github.com")).toMatchObject({ domain: "github.com" });
    expect(sandbox.requests.length).toBe(4);
  });

  it.each([
    ["headers", { code: "NETWORK_ERROR", reason: "reset", requestSent: "maybe" }],
    ["body", { code: "TRUNCATED_RESPONSE", status: 200 }],
  ] as const)("tells a connection that is reset in the %s", async (at, expected) => {
    sandbox.script({ kind: "reset", at, times: 9 });
    const { error } = await make().safe.domains.get("github.com");
    expect(error).toMatchObject({ ...expected, stopped: "attempts-exhausted" });
    expect(error?.attempts.length).toBe(4);
  });

  it("tells a server that refuses, and a name that does not resolve", async () => {
    await sandbox.refuseConnections();
    expect((await make().safe.account.credits()).error).toMatchObject({ reason: "refused", requestSent: "no" });
    const nowhere = new TechLookup({
      apiKey: sandbox.keys.pro,
      baseUrl: "https://nowhere.invalid",
      retry: { maxAttempts: 1 },
    });
    expect((await nowhere.safe.account.credits()).error).toMatchObject({ reason: "dns", requestSent: "no" });
  });

  it("makes a typed error of a server that dies at any moment of a call", async () => {
    for (const fault of [
      { kind: "slow-headers", delayMs: 60_000 },
      { kind: "slow-body", delayMs: 60_000 },
    ] as const) {
      const dying = await startSandbox();
      dying.script(fault);
      const client = new TechLookup({
        ...{ apiKey: dying.keys.pro, baseUrl: dying.url },
        retry: { transient: { baseMs: 1 } },
      });
      const pending = client.safe.domains.get("github.com");
      while (dying.requests[0]?.status === undefined && dying.requests.length === 0)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 30));
      await dying.close();
      const { error } = await pending;
      expect(error).toMatchObject({ name: "ConnectionError", code: "NETWORK_ERROR", reason: "refused" });
      expect(error?.attempts.length).toBe(4);
    }
  });

  it("stops a download that is too large", async () => {
    sandbox.script({ kind: "oversized", bytes: 500_000_000 });
    const { error } = await make().safe.domains.get("github.com", { maxResponseBytes: 100_000 });
    expect(error).toMatchObject({ code: "RESPONSE_TOO_LARGE", status: 200, stopped: "not-retryable" });
  });

  it("aborts at once, however long the server takes", async () => {
    sandbox.script({ kind: "slow-headers", delayMs: 60_000 });
    const controller = new AbortController();
    const pending = make().safe.domains.get("github.com", { signal: controller.signal });
    while (sandbox.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    // On a busy machine the timer is late as well.
    const late = new Promise<"late">((resolve) => setTimeout(resolve, 1_000, "late"));
    controller.abort();
    expect(await Promise.race([pending, late])).toMatchObject({ error: { code: "ABORTED" } });
  });
});

describe("the process", () => {
  const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));

  /** Runs a script of its own to its natural end. */
  const run = (script: string): Promise<{ code: number | null; output: string }> => {
    const source = `import { TechLookup } from ${JSON.stringify(entry)};\n${script}`;
    const child = spawn(
      process.execPath,
      ["--conditions=@techlookup/source", "--no-warnings", "--input-type=module", "-e", source],
      {
        env: { ...process.env, TECHLOOKUP_API_KEY: sandbox.keys.pro, TECHLOOKUP_BASE_URL: sandbox.url },
      },
    );
    let output = "";
    child.stdout.on("data", (data) => {
      output += data;
    });
    child.stderr.on("data", (data) => {
      output += data;
    });
    return new Promise((resolve) => child.on("exit", (code) => resolve({ code, output })));
  };

  it("is not held up by an idle client", async () => {
    const { code, output } = await run(`
      const client = new TechLookup();
      await client.account.credits();
      const start = performance.now();
      process.on("exit", () => console.log(performance.now() - start < 2_000));
    `);
    expect([code, output.trim()]).toEqual([0, "true"]);
  });

  it("can end after a call that failed", async () => {
    await sandbox.refuseConnections();
    const { code, output } = await run(`
      const client = new TechLookup({ retry: { transient: { baseMs: 1 } } });
      const { error } = await client.safe.domains.get("github.com");
      console.log(error.name, error.code, error.attempts.length);
    `);
    expect([code, output.trim()]).toEqual([0, "ConnectionError NETWORK_ERROR 4"]);
  });
});
