import { TechLookup } from "@techlookup/core";
import { startSandbox } from "@techlookup/sandbox/node";
import { describe, expect, it } from "vitest";
import { exampleServers, startExample } from "./support/example-servers.ts";

describe("the example runs on", { timeout: 60_000 }, () => {
  it.each(exampleServers)("%s itself", async (name) => {
    await using sandbox = await startSandbox();
    using server = await startExample(name, sandbox);
    const clientOf = (token: string): TechLookup =>
      new TechLookup({ apiKey: token, baseUrl: `http://127.0.0.1:${server.port}/techlookup` });
    const client = clientOf("demo-session");
    expect(await client.domains.get("github.com")).toMatchObject({ made_up: true });
    const unknown = await client.safe.domains.get("unknown.example");
    expect(unknown.error).toMatchObject({ code: "NOT_FOUND", status: 404, rateLimit: { limit: 300 } });
    expect((await client.safe.signals.churn()).error).toMatchObject({ code: "FORBIDDEN" });
    const stranger = await clientOf("no-session").safe.domains.get("github.com");
    expect(stranger.error).toMatchObject({ code: "UNAUTHORIZED", status: 401 });
    expect(sandbox.requests.map(({ path }) => path)).toEqual(["/v1/domain/github.com", "/v1/domain/unknown.example"]);
  });
});
