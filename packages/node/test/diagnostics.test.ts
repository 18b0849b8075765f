import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { startSandbox } from "@techlookup/sandbox/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
});
