import { TechLookup } from "@techlookup/core";
import { startSandbox } from "@techlookup/sandbox/node";
import { describe, expect, it } from "vitest";
import { exampleServers, startExample } from "./support/example-servers.ts";

// Bun's server, for one, ends after 10 s what has sent nothing, and a lookup that was charged would be made again.
describe.concurrent("an answer that takes 15 s comes through, from", { timeout: 60_000 }, () => {
  it.each(exampleServers)("the example for %s", async (name) => {
    await using sandbox = await startSandbox({ liveDelayMs: 15_000 });
    using server = await startExample(name, sandbox);
    const baseUrl = `http://127.0.0.1:${server.port}/techlookup`;
    const client = new TechLookup({ apiKey: "demo-session", baseUrl, deadlineMs: 40_000 });
    expect(await client.domains.detectLive("new.example")).toMatchObject({ made_up: true });
    expect(sandbox.requests).toHaveLength(1);
  });
});
