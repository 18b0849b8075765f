import { spawn } from "node:child_process";
import { Channel, subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@techlookup/sandbox/node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CallEvent, channels, TechLookup } from "../src/index.ts";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const makeClient = () =>
  new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, retry: { transient: { baseMs: 1 } } });

describe("the diagnostics channels", () => {
  it("tell what the hooks tell, for every client", async () => {
    const told: [string, CallEvent][] = [];
    const listeners = Object.entries(channels).map(([name, channel]) => {
      const listen = (event: unknown): void => void told.push([name, event as CallEvent]);
      subscribe(channel, listen);
      return () => unsubscribe(channel, listen);
    });
    sandbox.script({ kind: "html" });
    await makeClient().domains.get("github.com");
    await makeClient().safe.domains.get("unknown.example");
    for (const stop of listeners) stop();
    await makeClient().account.credits();
    expect(told.map(([name]) => name)).toEqual(["attempt", "retry", "attempt", "result", "attempt", "result"]);
    expect(told[1]?.[1].attempts).toMatchObject([{ status: 502, code: "GATEWAY_ERROR", waitReason: "backoff" }]);
    expect(told[5]?.[1].error).toMatchObject({ code: "NOT_FOUND" });
    expect(JSON.stringify(told)).not.toContain(sandbox.keys.pro);
  });

  it("tell what nobody can change: neither the call nor what others are told", async () => {
    const change = (event: unknown): void => {
      const { attempts, budget, error } = event as CallEvent & { error?: { attempts: unknown[] } };
      for (const target of [event, attempts, attempts[0], budget, (event as CallEvent).rateLimit]) {
        if (target !== undefined) expect(Object.isFrozen(target)).toBe(true);
      }
      // An error may be written to like any other; it is made when all is over.
      if (error) error.attempts.length = 0;
    };
    for (const name of Object.values(channels)) subscribe(name, change);
    const told: CallEvent[] = [];
    const listen = (event: unknown): void => void told.push(event as CallEvent);
    subscribe(channels.result, listen);
    sandbox.script({ kind: "error", code: "INTERNAL_ERROR", times: 9 });
    const options = {
      apiKey: sandbox.keys.pro,
      baseUrl: sandbox.url,
      retry: { maxAttempts: 3, transient: { baseMs: 1 } },
    };
    await new TechLookup(options).safe.account.credits();
    for (const name of Object.values(channels)) unsubscribe(name, change);
    unsubscribe(channels.result, listen);
    expect(sandbox.requests.filter(({ status }) => status === 500)).toHaveLength(3);
    expect(told[0]?.attempts).toHaveLength(3);
    sandbox.reset();
  });

  it("publish nothing while nobody subscribes", async () => {
    // A channel without subscribers has this method; Node gives it another while it has some.
    const publish = vi.spyOn(Channel.prototype, "publish");
    sandbox.script({ kind: "html" });
    await makeClient().account.credits();
    const ours = (publish.mock.contexts as Channel[]).filter(({ name }) => String(name).startsWith("techlookup:"));
    publish.mockRestore();
    expect(ours).toEqual([]);
  });

  it("get the very event that the hooks get, after a call of each of two clients at once", async () => {
    const hooked: CallEvent[] = [];
    const published: unknown[] = [];
    const listen = (event: unknown): void => void published.push(event);
    subscribe(channels.result, listen);
    const options = {
      apiKey: sandbox.keys.pro,
      baseUrl: sandbox.url,
      onResult: (event: CallEvent) => hooked.push(event),
    };
    await Promise.all([new TechLookup(options).account.credits(), new TechLookup(options).domains.get("github.com")]);
    unsubscribe(channels.result, listen);
    expect(published).toHaveLength(2);
    expect(published.every((event, index) => event === hooked[index])).toBe(true);
    expect(new Set(hooked.map(({ route }) => route))).toEqual(new Set(["/v1/credits", "/v1/domain/{domain}"]));
  });

  it("do not let a subscriber that throws touch the call", async () => {
    const uncaught: unknown[] = [];
    const before = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    process.on("uncaughtException", (error) => uncaught.push(error));
    const thrown = new Error("a subscriber's own");
    const listen = (): never => {
      throw thrown;
    };
    subscribe(channels.attempt, listen);
    const data = await makeClient().domains.get("github.com");
    unsubscribe(channels.attempt, listen);
    await new Promise((resolve) => setImmediate(resolve));
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
    expect(data).toMatchObject({ domain: "github.com" });
    expect(uncaught).toEqual([thrown]);
  });

  it.each([
    ["ends a process without a handler", "", 1, ["Error: own"]],
    [
      "reaches the handler of a process that has one",
      `process.on("uncaughtException", ({ message }) => console.log("handled", message));`,
      0,
      ["handled own", "second", "github.com"],
    ],
  ])("a subscriber that throws %s", async (_, handler, code, told) => {
    const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));
    const script = `
      import { subscribe } from "node:diagnostics_channel";
      import { channels, TechLookup } from ${JSON.stringify(entry)};
      ${handler}
      subscribe(channels.attempt, () => { throw new Error("own"); });
      subscribe(channels.attempt, () => console.log("second"));
      console.log((await new TechLookup().domains.get("github.com")).domain);
    `;
    const flags = ["--conditions=@techlookup/source", "--no-warnings", "--input-type=module", "-e", script];
    const env = { ...process.env, TECHLOOKUP_API_KEY: sandbox.keys.pro, TECHLOOKUP_BASE_URL: sandbox.url };
    const child = spawn(process.execPath, flags, { env, stdio: "pipe" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        output += data;
      });
    }
    expect(await once(child, "close")).toEqual([code, null]);
    for (const text of told) expect(output).toContain(text);
  });
});
